package io.skerry.inference.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a stored picture must be turned to stand upright: the Exif tag 0x0112 (CIPA DC-008, 4.6.4), by its values 1 to 8.
 */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    ROTATED_180(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    ROTATED_90(true, false, true),
    TRANSVERSED(true, true, true),
    ROTATED_270(true, true, false);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private final boolean swapsAxes;
    private final boolean fromRight;
    private final boolean fromBottom;

    Orientation(boolean swapsAxes, boolean fromRight, boolean fromBottom) {
        this.swapsAxes = swapsAxes;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** The stored picture turned upright. */
    Pixels apply(Pixels stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = swapsAxes ? stored.height() : stored.width();
        int height = swapsAxes ? stored.width() : stored.height();
        int channels = stored.channels();
        byte[] upright = new byte[stored.samples().length];
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = swapsAxes ? y : x;
                int row = swapsAxes ? x : y;
                int from = stored.index(
                        fromRight ? stored.width() - 1 - column : column, fromBottom ? stored.height() - 1 - row : row);
                for (int c = 0; c < channels; c++) {
                    upright[to++] = stored.samples()[from + c];
                }
            }
        }
        return new Pixels(width, height, channels, upright);
    }

    /** The orientation in a TIFF header with its first directory (TIFF 6.0, section 2); upright if it does not say or is damaged. */
    static Orientation ofTiff(ByteBuffer tiff) {
        ByteBuffer bytes = tiff.slice();
        if (bytes.remaining() < 8) {
            return UPRIGHT;
        }
        short order = bytes.getShort(0);
        bytes.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(bytes.getInt(4));
        if (directory + Short.BYTES > bytes.limit()) {
            return UPRIGHT;
        }
        int entries = Short.toUnsignedInt(bytes.getShort((int) directory));
        long at = directory + Short.BYTES;
        for (int i = 0; i < entries && at + ENTRY_BYTES <= bytes.limit(); i++, at += ENTRY_BYTES) {
            int entry = (int) at;
            if (Short.toUnsignedInt(bytes.getShort(entry)) == TAG && bytes.getShort(entry + 2) == SHORT) {
                return ofTag(Short.toUnsignedInt(bytes.getShort(entry + 8)));
            }
        }
        return UPRIGHT;
    }

    private static Orientation ofTag(int value) {
        return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
    }
}
