package io.skerry.inference.image;

import io.skerry.inference.image.ImageException.Code;
import java.nio.ByteBuffer;

/** The structure of a JPEG file (ITU-T T.81, annex B): its marker segments up to the end of the image. */
final class JpegFile {

    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int FRAME_HEADER_BYTES = 8;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e'};
    private static final int ADOBE_BYTES = 14;

    private final ByteBuffer file;
    private int at = 2;
    private int width;
    private int height;
    private int components;
    private int adobeTransform = -1;
    private Orientation orientation = Orientation.UPRIGHT;

    private JpegFile(byte[] image) {
        this.file = ByteBuffer.wrap(image);
    }

    /** @throws ImageException if the file is not whole */
    static ImageHeader header(byte[] image) {
        return new JpegFile(image).walk();
    }

    private ImageHeader walk() {
        for (int marker = marker(); marker != EOI; marker = marker()) {
            if (standsAlone(marker)) {
                continue;
            }
            int length = segmentLength();
            if (isFrame(marker)) {
                frame(length);
            } else if (marker == APP1) {
                exif(length);
            } else if (marker == APP14) {
                adobe(length);
            }
            at += length;
            if (marker == SOS) {
                skipScan();
            }
        }
        if (width == 0 || height == 0) {
            throw new ImageException(Code.DAMAGED, "the JPEG is damaged: it says it has no pixels");
        }
        StoredColours colours = StoredColours.ofJpeg(components, adobeTransform);
        return new ImageHeader(ImageFormat.JPEG, width, height, orientation, colours);
    }

    /** The next marker, after any fill bytes. */
    private int marker() {
        if (next() != 0xFF) {
            throw new ImageException(Code.DAMAGED, "the JPEG is damaged: a segment does not begin with a marker");
        }
        int marker = next();
        while (marker == 0xFF) {
            marker = next();
        }
        return marker;
    }

    private int next() {
        if (at >= file.limit()) {
            throw truncated();
        }
        return Byte.toUnsignedInt(file.get(at++));
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    }

    /** Start of frame, but not the Huffman tables, arithmetic coding and reserved markers among them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private int segmentLength() {
        if (at + Short.BYTES > file.limit()) {
            throw truncated();
        }
        int length = Short.toUnsignedInt(file.getShort(at));
        if (length < Short.BYTES) {
            throw new ImageException(Code.DAMAGED, "the JPEG is damaged: a segment has an impossible length");
        }
        if (at + length > file.limit()) {
            throw truncated();
        }
        return length;
    }

    private void frame(int length) {
        if (length < FRAME_HEADER_BYTES) {
            throw new ImageException(Code.DAMAGED, "the JPEG is damaged: its frame header is too short");
        }
        int frameHeight = Short.toUnsignedInt(file.getShort(at + 3));
        int frameWidth = Short.toUnsignedInt(file.getShort(at + 5));
        if (width != 0 && (frameWidth != width || frameHeight != height)) {
            throw new ImageException(Code.UNSUPPORTED, "the JPEG has several frames of different sizes");
        }
        width = frameWidth;
        height = frameHeight;
        components = Byte.toUnsignedInt(file.get(at + 7));
    }

    private void exif(int length) {
        int tiff = Short.BYTES + EXIF.length;
        if (length > tiff && begins(EXIF)) {
            orientation = Orientation.ofTiff(file.slice(at + tiff, length - tiff));
        }
    }

    private void adobe(int length) {
        if (length >= ADOBE_BYTES && begins(ADOBE)) {
            adobeTransform = Byte.toUnsignedInt(file.get(at + ADOBE_BYTES - 1));
        }
    }

    /** Whether the segment's content begins so; it has at least as many bytes. */
    private boolean begins(byte[] name) {
        return file.slice(at + Short.BYTES, name.length).equals(ByteBuffer.wrap(name));
    }

    /** Goes past entropy-coded data: to the next marker that is neither a stuffed zero nor a restart. */
    private void skipScan() {
        while (true) {
            if (next() == 0xFF) {
                int following = next();
                if (following != 0 && !(following >= 0xD0 && following <= 0xD7)) {
                    at -= 2;
                    return;
                }
            }
        }
    }

    private static ImageException truncated() {
        return new ImageException(Code.TRUNCATED, "the JPEG ends early: send the whole file");
    }
}
