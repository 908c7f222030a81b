package io.skerry.inference.image;

import java.awt.image.Raster;

/**
 * Four inks to red, green, blue by {@code (255 − ink) × (255 − black) / 255}: without colour profiles, as the training tools do it
 * (Pillow), so that a model sees at the edge what it saw when it was trained.
 */
final class Cmyk {

    private static final int FULL = 255;

    private Cmyk() {}

    /** Converts four bands of inks. */
    static Pixels toRgb(Raster inks, StoredColours colours) {
        int width = inks.getWidth();
        int height = inks.getHeight();
        byte[] samples = new byte[width * height * 3];
        int[] row = new int[width * 4];
        int to = 0;
        for (int y = 0; y < height; y++) {
            inks.getPixels(inks.getMinX(), inks.getMinY() + y, width, 1, row);
            switch (colours) {
                case INKS -> invert(row);
                case INVERTED_YCCK -> toInverted(row);
                case INVERTED_INKS, LIGHT -> {}
            }
            for (int i = 0; i < row.length; i += 4) {
                for (int ink = 0; ink < 3; ink++) {
                    samples[to++] = (byte) ((row[i + ink] * row[i + 3] + FULL / 2) / FULL);
                }
            }
        }
        return new Pixels(width, height, 3, samples);
    }

    private static void invert(int[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = FULL - row[i];
        }
    }

    /** YCbCr to RGB (JFIF 1.02), whose complement the inks are. */
    private static void toInverted(int[] row) {
        for (int i = 0; i < row.length; i += 4) {
            double luma = row[i];
            double blue = row[i + 1] - 128.0;
            double red = row[i + 2] - 128.0;
            row[i] = FULL - clamp(luma + 1.402 * red);
            row[i + 1] = FULL - clamp(luma - 0.344136 * blue - 0.714136 * red);
            row[i + 2] = FULL - clamp(luma + 1.772 * blue);
        }
    }

    private static int clamp(double value) {
        return Math.clamp(Math.round(value), 0, FULL);
    }
}
