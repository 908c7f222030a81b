package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Envelope;
import io.skerry.wire.Fields;
import io.skerry.wire.Frame;
import io.skerry.wire.MessageType;
import java.util.Map;

/**
 * A share of a model's parameters that fits into one frame.
 *
 * @param subject the job, {@code namespace/name}
 * @param name names the set of parameters that the parts make together
 * @param part index of this part, from 0
 * @param parts number of parts
 * @param payload the parameters
 */
public record ModelPart(String subject, String name, int part, int parts, Payload payload) implements Message {

    /** Most parts of one set. */
    public static final int MAX_PARTS = 1 << 20;

    public ModelPart {
        Check.subject(subject);
        Check.name("name", name, Check.MAX_NAME);
        Check.range("parts", parts, 1, MAX_PARTS);
        Check.range("part", part, 0, parts - 1);
    }

    @Override
    public Frame toFrame(Envelope envelope) {
        return Frames.of(
                envelope,
                MessageType.MODEL_PART,
                subject,
                Map.of("name", name, "part", (long) part, "parts", (long) parts),
                payload);
    }

    static ModelPart read(Frame frame) {
        Fields fields = Fields.ofDetails(frame.header());
        return new ModelPart(
                Messages.subject(frame),
                fields.text("name"),
                (int) fields.integer("part", 0, MAX_PARTS),
                (int) fields.integer("parts", 0, MAX_PARTS),
                Payload.of(frame));
    }
}
