package io.skerry.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sender adds to a message to make a frame of it. The components are those of {@link FrameHeader}, which checks them.
 *
 * @param id names the frame for ever
 * @param source who sends it
 * @param sequence counts the frames of one instance, from 0
 * @param time when it was made
 * @param ttl how long after {@code time} it is worth reading
 * @param correlation id of the frame that this one answers
 * @param replyTo topic for the answer
 * @param traceparent trace context (W3C Trace Context)
 */
public record Envelope(
        UUID id,
        Source source,
        long sequence,
        Instant time,
        @Nullable Duration ttl,
        @Nullable UUID correlation,
        @Nullable String replyTo,
        @Nullable String traceparent) {}
