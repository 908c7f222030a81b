package io.skerry.wire;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes version 7 UUIDs (RFC 9562, section 5.7). Those of one instance increase strictly, also when the clock stands still or is set back:
 * a 12-bit counter follows the milliseconds (section 6.2, method 1), and when it is used up the next millisecond begins early.
 *
 * <p>Safe for use by many threads.
 */
public final class FrameIds {

    private static final int COUNTER_BITS = 12;
    private static final int COUNTER_SIZE = 1 << COUNTER_BITS;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final RandomGenerator random;

    /** Milliseconds since 1970 above the counter: one number, so that a carry out of the counter is a later millisecond. */
    private long last;

    /** Ids by that clock; the random bits tell instances apart, so the generator must be seeded well. */
    public FrameIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** An id that is larger than all before it. */
    public synchronized UUID next() {
        // The counter starts in its lower half, so that a burst within a millisecond has room.
        long now = (clock.millis() << COUNTER_BITS) + random.nextInt(COUNTER_SIZE / 2);
        last = Math.max(now, last + 1);
        long millis = last >>> COUNTER_BITS;
        long counter = last & (COUNTER_SIZE - 1);
        return new UUID((millis << 16) | VERSION_7 | counter, VARIANT | (random.nextLong() >>> 2));
    }
}
