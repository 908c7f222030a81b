package io.skerry.wire;

import io.skerry.wire.FrameError.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a frame without its body.
 *
 * @param id names the frame for ever, a version 7 UUID of {@link FrameIds}
 * @param type what the frame is about
 * @param subject the resource that it concerns, {@code namespace/name}
 * @param source who sent it
 * @param sequence counts the frames of one instance, from 0
 * @param time when it was made, by the sender's clock
 * @param ttl how long after {@code time} it is worth reading
 * @param correlation id of the frame that this one answers
 * @param replyTo topic for the answer
 * @param traceparent trace context (W3C Trace Context); whoever cannot parse it ignores it
 * @param model the model that made or shall read the body
 * @param tensors where tensors lie in the body; none if the body is encoded
 * @param contentType media type of the body
 * @param encoding how the body is compressed, as in HTTP's Content-Encoding
 * @param details what the message type adds: {@link Long}, {@link Double}, {@link Boolean}, {@link String}, lists and maps of these
 */
public record FrameHeader(
        UUID id,
        MessageType type,
        @Nullable String subject,
        Source source,
        long sequence,
        Instant time,
        @Nullable Duration ttl,
        @Nullable UUID correlation,
        @Nullable String replyTo,
        @Nullable String traceparent,
        @Nullable ModelRef model,
        List<TensorInfo> tensors,
        @Nullable String contentType,
        @Nullable String encoding,
        Map<String, Object> details) {

    /** Longest time to live. */
    public static final Duration MAX_TTL = Duration.ofDays(7);

    /** Most tensors of one frame. */
    public static final int MAX_TENSORS = 256;

    /**
     * Checks every field.
     *
     * @throws InvalidFrameException if one breaks its rule
     */
    public FrameHeader {
        if (subject != null) {
            Check.subject(subject);
        }
        Check.range("sequence", sequence, 0, Long.MAX_VALUE);
        Nanos.of("time", time);
        if (ttl != null) {
            Nanos.of("ttl", ttl, MAX_TTL);
        }
        if (replyTo != null) {
            Topics.checkPublishable("replyTo", replyTo);
        }
        Check.optionalName("traceparent", traceparent, Check.MAX_NAME);
        Check.optionalName("contentType", contentType, Check.MAX_NAME);
        Check.optionalName("encoding", encoding, Check.MAX_NAME);
        tensors = List.copyOf(tensors);
        checkTensors(tensors, encoding);
        details = Details.copyOf(details);
    }

    /** The part of the header that every message has. */
    public Envelope envelope() {
        return new Envelope(id, source, sequence, time, ttl, correlation, replyTo, traceparent);
    }

    private static void checkTensors(List<TensorInfo> tensors, @Nullable String encoding) {
        Check.that(
                tensors.size() <= MAX_TENSORS,
                Code.INVALID_TENSOR,
                () -> "the frame has " + tensors.size() + " tensors, at most " + MAX_TENSORS + " are allowed");
        Check.that(
                tensors.isEmpty() || encoding == null,
                Code.INVALID_TENSOR,
                () -> "the frame has tensors and an encoded body: send tensors without an encoding");
        Set<String> names = new HashSet<>();
        for (TensorInfo tensor : tensors) {
            Check.that(
                    names.add(tensor.name()),
                    Code.INVALID_TENSOR,
                    () -> "two tensors are named " + Check.quote(tensor.name()));
        }
    }
}
