package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Envelope;
import io.skerry.wire.Fields;
import io.skerry.wire.Frame;
import io.skerry.wire.MessageType;
import io.skerry.wire.Nanos;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hard example for training.
 *
 * @param subject the service, {@code namespace/name}
 * @param payload the example as it came in
 * @param capturedAt when it came in
 * @param edge the shallow model's verdict
 * @param cloud the deep model's verdict, if it was asked and answered
 */
public record Sample(
        String subject,
        Payload payload,
        Instant capturedAt,
        ModelVerdict edge,
        @Nullable ModelVerdict cloud) implements Message {

    public Sample {
        Check.subject(subject);
        Nanos.of("capturedAt", capturedAt);
    }

    @Override
    public Frame toFrame(Envelope envelope) {
        Map<String, Object> details = new HashMap<>();
        details.put("capturedAt", Nanos.of("capturedAt", capturedAt));
        details.put("edge", edge.write());
        if (cloud != null) {
            details.put("cloud", cloud.write());
        }
        return Frames.of(envelope, MessageType.SAMPLE, subject, details, payload);
    }

    static Sample read(Frame frame) {
        Fields fields = Fields.ofDetails(frame.header());
        Fields cloud = fields.optionalMap("cloud");
        return new Sample(
                Messages.subject(frame),
                Payload.of(frame),
                fields.time("capturedAt"),
                ModelVerdict.read(fields.map("edge")),
                cloud == null ? null : ModelVerdict.read(cloud));
    }
}
