package io.skerry.edge.storage;

import java.time.Duration;

/** Exponential back-off: the first wait, doubled with each attempt, never above the longest. */
public record Backoff(Duration first, Duration longest) {

    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("back-off of " + first + " to " + longest
                    + ": the first wait must be positive and not above the longest");
        }
    }

    /**
     * How long to wait after a number of attempts in a row that failed.
     *
     * @param failures at least 1
     */
    public Duration after(int failures) {
        int doublings = Math.min(failures - 1, Long.numberOfLeadingZeros(first.toNanos()) - 1);
        Duration wait = Duration.ofNanos(first.toNanos() << doublings);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
