package io.skerry.operator.jointinference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.jointinference.NodeState;
import io.skerry.api.resource.Metric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterPaceTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Ticking clock = new Ticking();
    private final CounterPace pace = new CounterPace(INTERVAL, clock);

    @Test
    void numbersWaitUntilTheIntervalIsOver() {
        assertThat(pace.rest(saying(status("1", true)), status("2", true))).isEmpty();
        clock.pass(Duration.ofSeconds(10));
        assertThat(pace.rest(saying(status("2", true)), status("3", true))).contains(Duration.ofSeconds(20));
        clock.pass(Duration.ofSeconds(20));
        assertThat(pace.rest(saying(status("2", true)), status("4", true))).isEmpty();
    }

    @Test
    void whatIsMoreThanANumberIsWrittenAtOnce() {
        assertThat(pace.rest(saying(status("1", true)), status("2", true))).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(pace.rest(saying(status("2", true)), status("3", false))).isEmpty();
    }

    @Test
    void theFirstStatusIsWrittenAtOnce() {
        assertThat(pace.rest(saying(null), status("1", true))).isEmpty();
    }

    @Test
    void aStatusInWhichNothingIsNewMakesNoneWait() {
        assertThat(pace.rest(saying(status("1", true)), status("1", true))).isEmpty();
        assertThat(pace.rest(saying(status("1", true)), status("2", true))).isEmpty();
    }

    @Test
    void aServiceThatIsMadeAnewDoesNotWaitForTheOldOne() {
        JointInferenceService service = saying(status("1", true));
        assertThat(pace.rest(service, status("2", true))).isEmpty();
        pace.forget(service);
        assertThat(pace.rest(saying(status("2", true)), status("3", true))).isEmpty();
    }

    private static JointInferenceService saying(JointInferenceServiceStatus status) {
        JointInferenceService service = new JointInferenceService();
        service.setMetadata(new ObjectMetaBuilder()
                .withNamespace("shop")
                .withName("helmets")
                .build());
        service.setStatus(status);
        return service;
    }

    private static JointInferenceServiceStatus status(String inferences, boolean ready) {
        NodeState node = new NodeState(
                "edge-1", ready, "fashion:1", Double.valueOf("0." + inferences), Long.valueOf(inferences), null, null);
        return new JointInferenceServiceStatus(
                1L,
                List.of(),
                Instant.EPOCH,
                2,
                0,
                List.of(new Metric("inferenceNumber", inferences)),
                List.of(node),
                null);
    }

    private static final class Ticking extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
