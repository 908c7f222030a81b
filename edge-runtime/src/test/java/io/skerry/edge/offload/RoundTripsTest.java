package io.skerry.edge.offload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoundTripsTest {

    private static final long MILLIS = TimeUnit.MILLISECONDS.toNanos(1);

    private final RoundTrips roundTrips = new RoundTrips();

    @Test
    void whileNothingIsKnownNothingFits() {
        assertThat(roundTrips.fits(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void theFirstRoundTripCountsWithHalfOfItselfAsDeviation() {
        roundTrips.add(100 * MILLIS);
        assertThat(roundTrips.fits(300 * MILLIS)).isTrue();
        assertThat(roundTrips.fits(299 * MILLIS)).isFalse();
    }

    @Test
    void theSecondIsSmoothedAsTheRfcSays() {
        roundTrips.add(100 * MILLIS);
        roundTrips.add(200 * MILLIS);
        // deviation = 3/4 * 50 + 1/4 * |100 - 200| = 62.5; mean = 7/8 * 100 + 1/8 * 200 = 112.5
        assertThat(roundTrips.fits((long) (362.5 * MILLIS))).isTrue();
        assertThat(roundTrips.fits((long) (362.4 * MILLIS))).isFalse();
    }

    @Test
    void steadyRoundTripsLeaveLittleRoom() {
        for (int i = 0; i < 100; i++) {
            roundTrips.add(100 * MILLIS);
        }
        assertThat(roundTrips.fits(101 * MILLIS)).isTrue();
        assertThat(roundTrips.fits(99 * MILLIS)).isFalse();
    }
}
