package io.skerry.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.wire.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResendTest {

    private final Instant now = Frames.CLOCK.instant();
    private static final RouterAnswer AWAY = new RouterAnswer.NodeAway("no session");

    private static Optional<Duration> pause(Frame frame, RouterAnswer answer, int attempts, Instant now) {
        return Resend.pause(frame.header(), answer, attempts, now);
    }

    @Test
    void what_must_arrive_is_sent_again_after_growing_pauses_and_then_given_up() {
        List<Long> pauses = IntStream.rangeClosed(1, Resend.MAX_ATTEMPTS)
                .mapToObj(attempts -> pause(Frames.ack(null), AWAY, attempts, now))
                .flatMap(Optional::stream)
                .map(Duration::toMillis)
                .toList();

        assertThat(pauses).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L);
    }

    @Test
    void every_failure_is_a_reason_and_a_delivery_is_none() {
        assertThat(pause(Frames.ack(null), new RouterAnswer.NoRule(), 1, now)).isPresent();
        assertThat(pause(Frames.ack(null), new RouterAnswer.Failed("lost"), 1, now))
                .isPresent();
        assertThat(pause(Frames.ack(null), new RouterAnswer.Delivered(), 1, now))
                .isEmpty();
    }

    @Test
    void what_nobody_would_wait_for_any_more_is_not_sent_again() {
        assertThat(pause(Frames.ack(Duration.ofSeconds(2)), AWAY, 1, now)).isPresent();
        assertThat(pause(Frames.ack(Duration.ofSeconds(2)), AWAY, 1, now.plusMillis(1_600)))
                .isEmpty();
    }

    @Test
    void a_heartbeat_is_followed_by_the_next_one() {
        assertThat(pause(Frames.beat(), AWAY, 1, now)).isEmpty();
    }
}
