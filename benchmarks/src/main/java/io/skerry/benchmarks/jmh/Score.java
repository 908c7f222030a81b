package io.skerry.benchmarks.jmh;

import io.skerry.training.plot.Numbers;

/**
 * What JMH found about one method.
 *
 * @param nanos of one call, in the fastest iteration
 * @param bytes allocated by one call
 */
public record Score(double nanos, double bytes) {

    /** The time in microseconds, with its unit. */
    public String micros() {
        return Numbers.text(nanos / 1e3, "µs");
    }

    /** The bytes in words. */
    public String allocated() {
        return Numbers.text(Math.rint(bytes), "B");
    }

    /** The better of two runs. */
    public Score best(Score other) {
        return new Score(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
    }
}
