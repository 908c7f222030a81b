package io.skerry.inference.image;

import io.skerry.inference.image.ImageException.Code;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Takes the stored samples out of a decoded picture, with no conversion between colour spaces: 16 bits become 8 by rounding, palettes
 * are looked up, alpha is dropped.
 */
final class Samples {

    private static final int MAX_16 = 65535;
    private static final int MAX_8 = 255;

    private Samples() {}

    static Pixels of(BufferedImage image) {
        return image.getColorModel() instanceof IndexColorModel palette
                ? looked(image.getRaster(), palette)
                : components(image.getRaster(), image.getColorModel().getNumColorComponents());
    }

    private static Pixels components(Raster raster, int channels) {
        if (channels != 1 && channels != 3) {
            throw new ImageException(
                    Code.UNSUPPORTED, "the image has " + channels + " colour channels: send grey or RGB");
        }
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bands = raster.getNumBands();
        boolean deep = raster.getSampleModel().getSampleSize(0) == Short.SIZE;
        byte[] samples = new byte[width * height * channels];
        int[] row = new int[width * bands];
        int to = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int from = 0; from < row.length; from += bands) {
                for (int c = 0; c < channels; c++) {
                    int sample = row[from + c];
                    samples[to++] = (byte) (deep ? (sample * MAX_8 + MAX_16 / 2) / MAX_16 : sample);
                }
            }
        }
        return new Pixels(width, height, channels, samples);
    }

    private static Pixels looked(Raster raster, IndexColorModel palette) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int channels = isGrey(palette) ? 1 : 3;
        byte[] samples = new byte[width * height * channels];
        int[] row = new int[width];
        int to = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int index : row) {
                samples[to++] = (byte) palette.getRed(index);
                if (channels == 3) {
                    samples[to++] = (byte) palette.getGreen(index);
                    samples[to++] = (byte) palette.getBlue(index);
                }
            }
        }
        return new Pixels(width, height, channels, samples);
    }

    private static boolean isGrey(IndexColorModel palette) {
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getGreen(i) != palette.getBlue(i)) {
                return false;
            }
        }
        return true;
    }
}
