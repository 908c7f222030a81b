package io.skerry.benchmarks.rounds;

import java.util.Arrays;

/** Nearest-rank percentiles. */
public final class Percentiles {

    private final double[] sorted;

    /**
     * Percentiles of some values.
     *
     * @param values at least one
     */
    public Percentiles(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    public double min() {
        return sorted[0];
    }

    public double max() {
        return sorted[sorted.length - 1];
    }

    /**
     * The value that so large a part of them does not exceed.
     *
     * @param quantile 0 to 1
     */
    public double at(double quantile) {
        return sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)];
    }
}
