package io.skerry.edge.link.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: doubled each time up to a longest one, then shortened by up to half at random so that a fleet does not come
 * back in step ("equal jitter", Brooker 2015).
 *
 * @param first pause
 * @param longest pause
 */
record Backoff(Duration first, Duration longest) {

    static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    /**
     * @param failures in a row so far, at least 1
     */
    Duration pause(int failures, RandomGenerator random) {
        long full = Math.min(longest.toNanos(), first.toNanos() << Math.min(failures - 1, 20));
        return Duration.ofNanos(full / 2 + random.nextLong(full / 2 + 1));
    }
}
