package io.skerry.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait between attempts that fail: the first wait, doubled after each failure, never above the longest.
 *
 * @param first positive
 * @param longest not below the first
 */
public record Backoff(Duration first, Duration longest) {

    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("back-off of " + first + " to " + longest
                    + ": the first wait must be positive and not above the longest");
        }
    }

    /**
     * The wait after a number of failures in a row; for attempts that disturb nobody else.
     *
     * @param failures at least 1
     */
    public Duration after(int failures) {
        int doublings = Math.min(failures - 1, Long.numberOfLeadingZeros(first.toNanos()) - 1);
        Duration wait = Duration.ofNanos(first.toNanos() << doublings);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /**
     * As {@link #after(int)}, shortened by up to a half at random, so that a fleet that lost its server at one moment does not come
     * back at one moment ("equal jitter": M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
     *
     * @param failures at least 1
     */
    public Duration after(int failures, RandomGenerator random) {
        long half = after(failures).toNanos() / 2;
        return Duration.ofNanos(half + random.nextLong(half + 1));
    }
}
