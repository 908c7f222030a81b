package io.skerry.edge.model;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long after each failure up to a limit, half of it by chance, so
 * that a fleet that lost its server together does not come back together.
 *
 * @param first after the first failure
 * @param limit never longer than this
 * @param random the chance
 */
public record Backoff(Duration first, Duration limit, RandomGenerator random) {

    private static final int MAX_DOUBLINGS = 30;

    /** The wait after so many failures in a row, 1 or more. */
    Duration after(int failures) {
        Duration full = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        long nanos = (full.compareTo(limit) > 0 ? limit : full).toNanos();
        return Duration.ofNanos(nanos / 2 + random.nextLong(nanos / 2 + 1));
    }
}
