package io.skerry.edge.link;

import static io.skerry.edge.link.Frames.FASHION;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ServiceName;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatsTest {

    private static final Duration PERIOD = Duration.ofMillis(500);

    /** Near the end of the numbers: the clock overflows during the tests. */
    private long now = Long.MAX_VALUE - 1;

    private final Heartbeats heartbeats = new Heartbeats(() -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void aServiceIsNotHeardBeforeItsFirstBeat() {
        assertThat(heartbeats.heard(FASHION)).isFalse();
    }

    @Test
    void itIsHeardForThreePeriodsAfterABeatAndNoLonger() {
        heartbeats.beat(FASHION, PERIOD);
        pass(PERIOD.multipliedBy(3));
        assertThat(heartbeats.heard(FASHION)).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(heartbeats.heard(FASHION)).isFalse();
    }

    @Test
    void twoLostBeatsInARowAreForgiven() {
        for (int i = 0; i < 5; i++) {
            heartbeats.beat(FASHION, PERIOD);
            pass(PERIOD.multipliedBy(3));
            assertThat(heartbeats.heard(FASHION)).isTrue();
        }
    }

    @Test
    void aWorkerThatComesBackIsHeardAtItsFirstBeat() {
        heartbeats.beat(FASHION, PERIOD);
        pass(Duration.ofDays(1));
        heartbeats.beat(FASHION, PERIOD);
        assertThat(heartbeats.heard(FASHION)).isTrue();
    }

    @Test
    void aBeatMayBringAnotherPeriod() {
        heartbeats.beat(FASHION, PERIOD);
        heartbeats.beat(FASHION, Duration.ofSeconds(10));
        pass(Duration.ofSeconds(30));
        assertThat(heartbeats.heard(FASHION)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 150", "PT-5S, 150", "PT0.000000001S, 150", "PT168H, 180000"})
    void aPeriodBeyondReasonIsTakenAsTheNearestReasonableOne(Duration period, long heardForMillis) {
        heartbeats.beat(FASHION, period);
        pass(Duration.ofMillis(heardForMillis));
        assertThat(heartbeats.heard(FASHION)).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(heartbeats.heard(FASHION)).isFalse();
    }

    @Test
    void silenceBeginsWhenTheLastServiceIsNoLongerHeard() {
        assertThat(heartbeats.nanosToSilence()).isNotPositive();
        heartbeats.beat(FASHION, Duration.ofSeconds(10));
        heartbeats.beat(new ServiceName("default", "mnist"), PERIOD);
        pass(Duration.ofSeconds(30));

        assertThat(heartbeats.nanosToSilence()).isEqualTo(1);
        assertThat(heartbeats.heard(FASHION)).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(heartbeats.nanosToSilence()).isNotPositive();
        assertThat(heartbeats.heard(FASHION)).isFalse();
    }

    @Test
    void servicesAreHeardEachByItsOwnBeats() {
        ServiceName other = new ServiceName("default", "mnist");
        heartbeats.beat(FASHION, PERIOD);
        assertThat(heartbeats.heard(other)).isFalse();
        heartbeats.beat(other, PERIOD);
        heartbeats.forget(FASHION);
        assertThat(heartbeats.heard(FASHION)).isFalse();
        assertThat(heartbeats.heard(other)).isTrue();
    }
}
