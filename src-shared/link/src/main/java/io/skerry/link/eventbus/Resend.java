package io.skerry.link.eventbus;

import io.skerry.link.Backoff;
import io.skerry.wire.FrameHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which frames are handed to the router again, and when. What has a deadline is not: it is late, or its sender asks again. */
final class Resend {

    static final int MAX_ATTEMPTS = 6;
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(8));

    private Resend() {}

    /**
     * How long to wait before the next attempt; empty: there is none.
     *
     * @param attempts so far, at least 1
     */
    static Optional<Duration> pause(FrameHeader header, RouterAnswer answer, int attempts, Instant now) {
        if (answer instanceof RouterAnswer.Delivered || attempts >= MAX_ATTEMPTS || !mustArrive(header)) {
            return Optional.empty();
        }
        Duration pause = PAUSES.after(attempts);
        boolean late = header.ttl() != null && header.time().plus(header.ttl()).isBefore(now.plus(pause));
        return late ? Optional.empty() : Optional.of(pause);
    }

    private static boolean mustArrive(FrameHeader header) {
        return switch (header.type()) {
            case ACK, PLAN -> true;
            case OFFLOAD_REQUEST, OFFLOAD_RESULT, SAMPLE, STATUS, PLAN_ACK, BEAT, MODEL_PART, ERROR -> false;
        };
    }
}
