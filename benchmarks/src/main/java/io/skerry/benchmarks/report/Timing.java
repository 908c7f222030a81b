package io.skerry.benchmarks.report;

import io.skerry.training.plot.Numbers;

/**
 * How long one thing took.
 *
 * @param name of the thing
 * @param unit of the three times
 * @param min the shortest of all
 * @param p50 median
 * @param p99 99th percentile
 */
public record Timing(String name, String unit, double min, double p50, double p99) {

    /** The median in words. */
    public String median() {
        return Numbers.text(p50, unit);
    }
}
