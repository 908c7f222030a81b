package io.skerry.edge.observe;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A picture that is small enough to be remembered, and of a format in which a browser runs nothing. */
public final class Picture {

    /** Larger pictures are not remembered. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final Set<String> RASTER = Set.of("image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp");

    private final String contentType;
    private final byte[] bytes;

    private Picture(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes;
    }

    /** A copy of the remaining bytes; nothing if they are too many or not a raster picture. */
    public static Optional<Picture> of(String contentType, ByteBuffer source) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (!RASTER.contains(type) || source.remaining() > MAX_BYTES) {
            return Optional.empty();
        }
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        return Optional.of(new Picture(type, bytes));
    }

    public String contentType() {
        return contentType;
    }

    /** A copy of the file. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
