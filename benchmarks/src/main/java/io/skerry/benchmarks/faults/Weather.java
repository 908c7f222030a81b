package io.skerry.benchmarks.faults;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a link does to the bytes of its connections.
 *
 * @param connects false: connections break at once, and new ones are refused
 * @param passes false: bytes are held back, as where a cable is cut; they go on when it is mended
 * @param delay each way
 * @param loss share of the packets that are lost; TCP sends them again after its retransmission timeout
 */
public record Weather(boolean connects, boolean passes, Duration delay, double loss) {

    public static final Weather CLEAR = new Weather(true, true, Duration.ZERO, 0);
    static final Weather DEAD = new Weather(true, false, Duration.ZERO, 0);
    public static final Weather CUT = new Weather(false, false, Duration.ZERO, 0);
    /** Two seconds there and back. */
    static final Weather SLOW = new Weather(true, true, Duration.ofSeconds(1), 0);

    static final Weather LOSSY = new Weather(true, true, Duration.ZERO, 0.10);

    /** Linux's shortest retransmission timeout; doubled after each further loss (RFC 6298, section 5.5). */
    private static final Duration TIMEOUT = Duration.ofMillis(200);

    private static final int MOST_LOSSES = 6;

    /** How long a packet that is sent now takes. */
    long nanos(RandomGenerator random) {
        long nanos = delay.toNanos();
        for (int losses = 0; losses < MOST_LOSSES && random.nextDouble() < loss; losses++) {
            nanos += TIMEOUT.toNanos() << losses;
        }
        return nanos;
    }
}
