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

    /** {@link #DEFAULT}, or less where this JVM's memory would not do for it. */
    public static final ImageLimits OF_THIS_JVM =
            fitting(Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors());

    // While a picture is decoded: what the JDK's reader makes of it, and our samples.
    private static final int BYTES_PER_PIXEL = 8;
    private static final double SHARE_OF_MEMORY = 0.75;

    public ImageLimits {
        if (maxBytes < 1 || maxPixels < 1 || maxPixels > MOST_PIXELS) {
            throw new IllegalArgumentException("maxBytes and maxPixels must be at least 1 and maxPixels at most "
                    + MOST_PIXELS + ", found " + maxBytes + " and " + maxPixels);
        }
    }

    /**
     * The limits with which so many pictures may be decoded at once.
     *
     * @param memory of the heap in bytes
     * @param atOnce pictures
     */
    static ImageLimits fitting(long memory, int atOnce) {
        long pixels = (long) (SHARE_OF_MEMORY * memory / ((long) atOnce * BYTES_PER_PIXEL));
        return new ImageLimits(DEFAULT.maxBytes, Math.clamp(pixels, 1, DEFAULT.maxPixels));
    }
}
