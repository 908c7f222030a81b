package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Envelope;
import io.skerry.wire.Fields;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.InvalidFrameException;
import io.skerry.wire.MessageType;
import io.skerry.wire.Nanos;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sign of life: whoever does not hear the next one after a few periods takes the other side for gone.
 *
 * @param subject the service, {@code namespace/name}
 * @param period time to the next beat
 * @param model name and version of the model that is ready, if one is
 * @param takes what the sender takes: {@link MessageType#OFFLOAD_REQUEST} or {@link MessageType#SAMPLE}
 */
public record Beat(
        String subject, Duration period, @Nullable String model, MessageType takes) implements Message {

    public Beat {
        Check.subject(subject);
        Nanos.of("period", period);
        Check.optionalName("model", model, Check.MAX_NAME);
        Check.that(
                takes == MessageType.OFFLOAD_REQUEST || takes == MessageType.SAMPLE,
                FrameError.Code.INVALID_FIELD,
                () -> "takes is " + takes.wireName() + ", must be offload.request or sample");
    }

    /** Of a deep worker. */
    public Beat(String subject, Duration period, @Nullable String model) {
        this(subject, period, model, MessageType.OFFLOAD_REQUEST);
    }

    /** Of a collector. */
    public static Beat ofCollector(String subject, Duration period) {
        return new Beat(subject, period, null, MessageType.SAMPLE);
    }

    @Override
    public Frame toFrame(Envelope envelope) {
        Map<String, Object> details = new HashMap<>();
        details.put("period", Nanos.of("period", period));
        if (model != null) {
            details.put("model", model);
        }
        if (takes != MessageType.OFFLOAD_REQUEST) {
            details.put("takes", takes.wireName());
        }
        return Frames.of(envelope, MessageType.BEAT, subject, details);
    }

    static Beat read(Frame frame) {
        Fields fields = Fields.ofDetails(frame.header());
        return new Beat(
                Messages.subject(frame),
                fields.duration("period"),
                fields.optionalText("model"),
                takes(fields.optionalText("takes")));
    }

    private static MessageType takes(@Nullable String name) {
        if (name == null) {
            return MessageType.OFFLOAD_REQUEST;
        }
        MessageType type = MessageType.named(name);
        if (type == null) {
            throw new InvalidFrameException(new FrameError(
                    FrameError.Code.INVALID_FIELD, "takes is " + Check.quote(name) + ", which is no message type"));
        }
        return type;
    }
}
