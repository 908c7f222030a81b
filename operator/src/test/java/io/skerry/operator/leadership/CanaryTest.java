package io.skerry.operator.leadership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class CanaryTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    private final Canary canary = new Canary(now::get);
    private final CanaryCheck check = new CanaryCheck(canary);

    @Test
    void who_never_led_is_alive() {
        pass(Duration.ofHours(1));

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_leader_that_sees_its_lease_renewed_is_alive() {
        canary.seen();
        pass(Canary.LONGEST_SILENCE);

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_leader_that_sees_nothing_any_more_is_not() {
        canary.seen();
        pass(Canary.LONGEST_SILENCE.plusSeconds(1));

        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(check.call().getData().orElseThrow()).containsEntry("secondsSinceLastRenewal", 61L);
    }

    @Test
    void one_that_sees_again_is_alive_again() {
        canary.seen();
        pass(Duration.ofHours(1));
        canary.seen();

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
