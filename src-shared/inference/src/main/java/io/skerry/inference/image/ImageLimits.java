package io.skerry.inference.image;

/**
 * What a picture may have at most; both are checked before anything is decoded.
 *
 * @param maxBytes of the file
 * @param maxPixels width times height; at most {@link #MOST_PIXELS}
 */
public record ImageLimits(int maxBytes, int maxPixels) {

    /** What fits in one array of samples. */
    public static final int MOST_PIXELS = 1 << 29;

    /** 16 MiB and 16 Mi pixels (4096 × 4096). */
    public static final ImageLimits DEFAULT = new ImageLimits(16 << 20, 16 << 20);

    public ImageLimits {
        if (maxBytes < 1 || maxPixels < 1 || maxPixels > MOST_PIXELS) {
            throw new IllegalArgumentException("maxBytes and maxPixels must be at least 1 and maxPixels at most "
                    + MOST_PIXELS + ", found " + maxBytes + " and " + maxPixels);
        }
    }
}
