package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Envelope;
import io.skerry.wire.Fields;
import io.skerry.wire.Frame;
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
 */
public record Beat(
        String subject, Duration period, @Nullable String model) implements Message {

    public Beat {
        Check.subject(subject);
        Nanos.of("period", period);
        Check.optionalName("model", model, Check.MAX_NAME);
    }

    @Override
    public Frame toFrame(Envelope envelope) {
        Map<String, Object> details = new HashMap<>();
        details.put("period", Nanos.of("period", period));
        if (model != null) {
            details.put("model", model);
        }
        return Frames.of(envelope, MessageType.BEAT, subject, details);
    }

    static Beat read(Frame frame) {
        Fields fields = Fields.ofDetails(frame.header());
        return new Beat(Messages.subject(frame), fields.duration("period"), fields.optionalText("model"));
    }
}
