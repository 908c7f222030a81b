package io.skerry.edge.observe;

import org.HdrHistogram.AbstractHistogram;

/**
 * Latencies of some stretch of time.
 *
 * @param count of answers in it
 * @param p50Millis median, 0 if there was no answer
 * @param p99Millis 99th percentile, 0 if there was no answer
 */
public record LatencySummary(long count, double p50Millis, double p99Millis) {

    static final LatencySummary NONE = new LatencySummary(0, 0, 0);

    static LatencySummary of(AbstractHistogram nanos) {
        return nanos.getTotalCount() == 0
                ? NONE
                : new LatencySummary(nanos.getTotalCount(), millis(nanos, 50), millis(nanos, 99));
    }

    /** Rounded to microseconds: the histogram knows no more. */
    private static double millis(AbstractHistogram nanos, double percentile) {
        return Math.round(nanos.getValueAtPercentile(percentile) / 1e3) / 1e3;
    }
}
