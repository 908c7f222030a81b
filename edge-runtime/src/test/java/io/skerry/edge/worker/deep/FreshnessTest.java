package io.skerry.edge.worker.deep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessTest {

    private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");
    private static final Duration FASTEST = Duration.ofMillis(30);

    private final Freshness freshness = new Freshness();
    private Duration elapsed = Duration.ZERO;
    private Duration senderOff = Duration.ZERO;

    /** A question that took so long from the sender to us. */
    private Duration waitedOf(String sender, Duration delivery) {
        Instant received = START.plus(elapsed);
        Instant sent = received.minus(delivery).plus(senderOff);
        return freshness.waited(sender, sent, received, Long.MAX_VALUE - 1 + elapsed.toNanos());
    }

    private Duration waited(Duration delivery) {
        return waitedOf("edge-1/1", delivery);
    }

    private void pass(Duration time) {
        elapsed = elapsed.plus(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT1H", "PT-1H", "PT200000H", "PT-200000H"})
    void whatTookLongerThanTheFastestHasWaitedHoweverFarTheClocksAreApart(Duration apart) {
        senderOff = apart;
        assertThat(waited(FASTEST)).isZero();
        assertThat(waited(FASTEST.plusSeconds(2))).isEqualTo(Duration.ofSeconds(2));
        assertThat(waited(FASTEST)).isZero();
    }

    @Test
    void aFasterDeliveryIsTheNewMeasure() {
        waited(FASTEST.plusMillis(500));
        assertThat(waited(FASTEST)).isZero();
        assertThat(waited(FASTEST.plusMillis(500))).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void aClockThatIsSetByAnHourLosesNoQuestion(Duration jump) {
        waited(FASTEST);
        senderOff = jump;
        assertThat(waited(FASTEST)).isZero();
        assertThat(waited(FASTEST.plusSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aClockThatIsSetBackALittleCountsAsWaitingForTwoMinutesAtMost() {
        waited(FASTEST);
        senderOff = Duration.ofSeconds(-10);
        assertThat(waited(FASTEST)).isEqualTo(Duration.ofSeconds(10));
        pass(Duration.ofMinutes(2).plusNanos(1));
        assertThat(waited(FASTEST)).isZero();
    }

    @Test
    void sendersAreMeasuredEachByItself() {
        waitedOf("edge-1/1", FASTEST);
        assertThat(waitedOf("edge-2/1", FASTEST.plusSeconds(5))).isZero();
        assertThat(waitedOf("edge-1/1", FASTEST.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void manySendersThatSpeakOnceDoNotPushOutOneThatGoesOnSpeaking() {
        waited(FASTEST);
        for (int i = 0; i < 50_000; i++) {
            waitedOf("stranger-" + i, FASTEST);
            if (i % 1_000 == 0) {
                waited(FASTEST);
            }
        }
        assertThat(waited(FASTEST.plusSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theFarthestTimesDoNotOverflow() {
        Instant now = START;
        assertThat(freshness.waited("a", Instant.MIN, now, 0)).isZero();
        assertThat(freshness.waited("a", Instant.MAX, now, 0)).isZero();
        assertThat(freshness.waited("a", Instant.MIN, now, 0)).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(freshness.waited("a", now, now, 0)).isGreaterThanOrEqualTo(Duration.ZERO);
    }
}
