package io.skerry.inference.image;

import java.awt.image.Raster;

/**
 * Four inks to red, green, blue by {@code (255 − ink) × (255 − black) / 255}: without colour profiles, as the training tools do it
 * (Pillow), so that a model sees at the edge what it saw when it was trained.
 */
final class Cmyk {

    /** Value of the Adobe segment: the inks were turned into YCCK. */
    static final int YCCK = 2;

    private static final int FULL = 255;

    private Cmyk() {}

    /**
     * Converts what a JPEG stores.
     *
     * @param inks four bands
     * @param adobeTransform of the Adobe segment, -1 if there is none; with one, inks are stored inverted
     */
    static Pixels toRgb(Raster inks, int adobeTransform) {
        int width = inks.getWidth();
        int height = inks.getHeight();
        byte[] samples = new byte[width * height * 3];
        int[] row = new int[width * 4];
        int to = 0;
        for (int y = 0; y < height; y++) {
            inks.getPixels(inks.getMinX(), inks.getMinY() + y, width, 1, row);
            if (adobeTransform == YCCK) {
                toCmyk(row);
            }
            for (int i = 0; i < row.length; i += 4) {
                for (int ink = 0; ink < 3; ink++) {
                    int absent = adobeTransform >= 0 ? row[i + ink] : FULL - row[i + ink];
                    int light = adobeTransform >= 0 ? row[i + 3] : FULL - row[i + 3];
                    samples[to++] = (byte) ((absent * light + FULL / 2) / FULL);
                }
            }
        }
        return new Pixels(width, height, 3, samples);
    }

    /** YCbCr to RGB (JFIF 1.02), whose complement the inks are. */
    private static void toCmyk(int[] row) {
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
