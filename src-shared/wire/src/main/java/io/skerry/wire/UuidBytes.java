package io.skerry.wire;

import java.nio.ByteBuffer;
import java.util.UUID;

/** A UUID as 16 bytes in network order (RFC 9562, section 4). */
public final class UuidBytes {

    /** Size of a UUID in bytes. */
    public static final int LENGTH = 16;

    private UuidBytes() {}

    /** Reads the next 16 bytes of a big-endian buffer. */
    public static UUID read(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    /** Writes 16 bytes to a big-endian buffer. */
    public static void write(UUID id, ByteBuffer out) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    /** The 16 bytes. */
    static byte[] of(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        write(id, bytes);
        return bytes.array();
    }
}
