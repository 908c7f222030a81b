package io.skerry.inference.image;

/**
 * For each place on one axis of the result: which source places count, and how much. The weights of a place sum to 1.
 *
 * <p>The filter is the triangle of radius {@code max(1, from / to)} around the place's centre (P. Heckbert, "Filtering by Repeated
 * Integration", SIGGRAPH 1986, treats the same separable filters).
 */
final class Weights {

    private final int from;
    private final int stride;
    private final int[] firsts;
    private final int[] counts;
    private final float[] weights;

    private Weights(int from, int to, int stride) {
        this.from = from;
        this.stride = stride;
        this.firsts = new int[to];
        this.counts = new int[to];
        this.weights = new float[to * stride];
    }

    static Weights of(int from, int to) {
        double ratio = (double) from / to;
        double radius = Math.max(1, ratio);
        Weights weights = new Weights(from, to, 2 * (int) Math.ceil(radius) + 1);
        for (int place = 0; place < to; place++) {
            weights.fill(place, (place + 0.5) * ratio, radius);
        }
        return weights;
    }

    private void fill(int place, double centre, double radius) {
        int first = Math.max(0, (int) (centre - radius + 0.5));
        int end = Math.min(from, (int) (centre + radius + 0.5));
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += triangle((i + 0.5 - centre) / radius);
        }
        for (int i = first; i < end; i++) {
            weights[place * stride + i - first] = (float) (triangle((i + 0.5 - centre) / radius) / sum);
        }
        firsts[place] = first;
        counts[place] = end - first;
    }

    private static double triangle(double distance) {
        return Math.max(0, 1 - Math.abs(distance));
    }

    int from() {
        return from;
    }

    int first(int place) {
        return firsts[place];
    }

    int taps(int place) {
        return counts[place];
    }

    float weight(int place, int tap) {
        return weights[place * stride + tap];
    }
}
