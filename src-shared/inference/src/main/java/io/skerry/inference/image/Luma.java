package io.skerry.inference.image;

/** Colour to grey by the luma of ITU-R BT.601, in 16-bit fixed point, rounded. */
final class Luma {

    private static final int RED = 19595;
    private static final int GREEN = 38470;
    private static final int BLUE = 7471;
    private static final int HALF = 1 << 15;

    private Luma() {}

    /** Turns the first {@code pixels} red, green, blue triples into as many grey samples at the array's start. */
    static void inPlace(byte[] samples, int pixels) {
        for (int i = 0; i < pixels; i++) {
            int from = 3 * i;
            int sum = RED * (samples[from] & 0xFF)
                    + GREEN * (samples[from + 1] & 0xFF)
                    + BLUE * (samples[from + 2] & 0xFF);
            samples[i] = (byte) ((sum + HALF) >> 16);
        }
    }
}
