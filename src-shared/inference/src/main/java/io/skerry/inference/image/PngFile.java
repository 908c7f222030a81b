package io.skerry.inference.image;

import io.skerry.inference.image.ImageException.Code;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The structure of a PNG file (W3C PNG, third edition, section 5): its chunks, each with its checksum. */
final class PngFile {

    private static final int SIGNATURE = 8;
    private static final int AROUND_DATA = 12;
    private static final int HEADER_BYTES = 13;
    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454E44;
    private static final int EXIF = 0x65584966;

    private PngFile() {}

    /** @throws ImageException if the file is not whole */
    static ImageHeader header(byte[] image) {
        ByteBuffer file = ByteBuffer.wrap(image);
        int width = 0;
        int height = 0;
        Orientation orientation = Orientation.UPRIGHT;
        int at = SIGNATURE;
        while (true) {
            int length = dataLength(file, at);
            int type = file.getInt(at + 4);
            requireChecksum(image, file, at, length);
            if (at == SIGNATURE) {
                requireHeader(type, length);
                width = file.getInt(at + 8);
                height = file.getInt(at + 12);
                requireSides(width, height);
            } else if (type == EXIF) {
                orientation = Orientation.ofTiff(file.slice(at + 8, length));
            } else if (type == IEND) {
                return new ImageHeader(ImageFormat.PNG, width, height, orientation, StoredColours.LIGHT);
            }
            at += AROUND_DATA + length;
        }
    }

    private static int dataLength(ByteBuffer file, int at) {
        int left = file.limit() - at - AROUND_DATA;
        if (left < 0) {
            throw truncated();
        }
        int length = file.getInt(at);
        if (length < 0) {
            throw new ImageException(Code.DAMAGED, "the PNG is damaged: a chunk has an impossible length");
        }
        if (length > left) {
            throw truncated();
        }
        return length;
    }

    private static void requireChecksum(byte[] image, ByteBuffer file, int at, int length) {
        CRC32 crc = new CRC32();
        crc.update(image, at + 4, length + 4);
        if ((int) crc.getValue() != file.getInt(at + 8 + length)) {
            throw new ImageException(Code.DAMAGED, "the PNG is damaged: a chunk's checksum is wrong: send it again");
        }
    }

    private static void requireHeader(int type, int length) {
        if (type != IHDR || length != HEADER_BYTES) {
            throw new ImageException(Code.DAMAGED, "the PNG is damaged: it does not begin with a header");
        }
    }

    private static void requireSides(int width, int height) {
        if (width <= 0 || height <= 0) {
            throw new ImageException(Code.DAMAGED, "the PNG is damaged: it says it has no pixels");
        }
    }

    private static ImageException truncated() {
        return new ImageException(Code.TRUNCATED, "the PNG ends early: send the whole file");
    }
}
