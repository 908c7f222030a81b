package io.skerry.inference.image;

import java.util.HexFormat;

/** The picture formats that are accepted, told by their first bytes and never by a name. */
public enum ImageFormat {
    PNG("image/png", "89504e470d0a1a0a"),
    JPEG("image/jpeg", "ffd8ff");

    private final String contentType;
    private final String magic;

    ImageFormat(String contentType, String magic) {
        this.contentType = contentType;
        this.magic = magic;
    }

    /** The media type. */
    public String contentType() {
        return contentType;
    }

    boolean begins(byte[] image) {
        int bytes = magic.length() / 2;
        return image.length >= bytes
                && HexFormat.of().formatHex(image, 0, bytes).equals(magic);
    }
}
