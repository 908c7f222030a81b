package io.skerry.edge.link.eventbus;

import java.util.function.LongSupplier;

/**
 * How fast a node may send: so many messages a second, and so many at once after a pause (a token bucket; ITU-T I.371 calls it the
 * generic cell rate algorithm). Thread-safe.
 */
final class TokenBucket {

    private final int burst;
    private final long nanosPerToken;
    private final LongSupplier nanoTime;
    private long full;

    /**
     * A full bucket.
     *
     * @param perSecond tokens that come back in a second
     * @param burst tokens that it holds
     * @param nanoTime a monotonic clock
     */
    TokenBucket(int perSecond, int burst, LongSupplier nanoTime) {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a pace of " + perSecond + " messages a second, " + burst
                    + " at once, lets nothing through: both must be positive");
        }
        this.burst = burst;
        this.nanosPerToken = 1_000_000_000L / perSecond;
        this.nanoTime = nanoTime;
        this.full = nanoTime.getAsLong();
    }

    /** Takes a token, if there is one. */
    synchronized boolean take() {
        if (nanosUntil(1) > 0) {
            return false;
        }
        long now = nanoTime.getAsLong();
        full = (full - now > 0 ? full : now) + nanosPerToken;
        return true;
    }

    /** Nanoseconds until there are so many tokens if nobody takes one; 0 or less: there are now. */
    synchronized long nanosUntil(int tokens) {
        return full - nanoTime.getAsLong() - (long) (burst - tokens) * nanosPerToken;
    }

    /** Nanoseconds in which one token comes back. */
    long nanosPerToken() {
        return nanosPerToken;
    }
}
