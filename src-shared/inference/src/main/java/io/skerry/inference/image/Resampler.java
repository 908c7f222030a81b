package io.skerry.inference.image;

/**
 * Bilinear resampling with half-pixel centres in two passes, rows then columns, each rounded to 8 bits. When it enlarges, it is the
 * usual bilinear interpolation; when it shrinks, the triangle grows with the ratio, so that every source pixel counts and nothing
 * aliases. This is what Pillow's {@code resize(…, BILINEAR)} does, and so what most models were trained on.
 *
 * <p>It keeps weights and scratch space for the sizes it saw last: for one thread at a time.
 */
final class Resampler {

    private final int width;
    private final int height;
    private Weights across;
    private Weights down;
    private byte[] narrowed = new byte[0];

    /** @param width and {@code height} of what comes out */
    Resampler(int width, int height) {
        this.width = width;
        this.height = height;
        this.across = Weights.of(width, width);
        this.down = Weights.of(height, height);
    }

    /**
     * Resamples a picture.
     *
     * @param to gets {@code height × width × channels} samples
     */
    void resample(Pixels from, byte[] to) {
        if (from.width() == width && from.height() == height) {
            System.arraycopy(from.samples(), 0, to, 0, from.samples().length);
            return;
        }
        if (across.from() != from.width()) {
            across = Weights.of(from.width(), width);
        }
        if (down.from() != from.height()) {
            down = Weights.of(from.height(), height);
        }
        int rowSamples = width * from.channels();
        int needed = rowSamples * from.height();
        if (narrowed.length < needed) {
            narrowed = new byte[needed];
        }
        for (int y = 0; y < from.height(); y++) {
            narrow(from, y, rowSamples);
        }
        for (int y = 0; y < height; y++) {
            lower(y, rowSamples, to);
        }
    }

    private void narrow(Pixels from, int y, int rowSamples) {
        int channels = from.channels();
        byte[] samples = from.samples();
        int source = from.index(0, y);
        int target = y * rowSamples;
        for (int x = 0; x < width; x++) {
            int first = across.first(x);
            int taps = across.taps(x);
            for (int c = 0; c < channels; c++) {
                float sum = 0;
                for (int tap = 0; tap < taps; tap++) {
                    sum += across.weight(x, tap) * (samples[source + (first + tap) * channels + c] & 0xFF);
                }
                narrowed[target++] = (byte) (int) (sum + 0.5f);
            }
        }
    }

    private void lower(int y, int rowSamples, byte[] to) {
        int first = down.first(y);
        int taps = down.taps(y);
        int target = y * rowSamples;
        for (int i = 0; i < rowSamples; i++) {
            float sum = 0;
            for (int tap = 0; tap < taps; tap++) {
                sum += down.weight(y, tap) * (narrowed[(first + tap) * rowSamples + i] & 0xFF);
            }
            to[target + i] = (byte) (int) (sum + 0.5f);
        }
    }
}
