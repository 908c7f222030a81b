package io.skerry.demo;

import java.util.Arrays;

/**
 * Latencies in milliseconds.
 *
 * @param count of answers
 */
record Percentiles(long count, double p50, double p99) {

    /** Nearest-rank percentiles; both 0 if there is no answer. */
    static Percentiles ofNanos(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted.length, rank(sorted, 0.50), rank(sorted, 0.99));
    }

    private static double rank(long[] sorted, double quantile) {
        return sorted.length == 0
                ? 0
                : Math.round(sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)] / 1e4) / 100.0;
    }
}
