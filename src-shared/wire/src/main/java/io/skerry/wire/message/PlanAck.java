package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Envelope;
import io.skerry.wire.Fields;
import io.skerry.wire.Frame;
import io.skerry.wire.MessageType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node's answer to a {@link Plan}.
 *
 * @param generation the plan's generation
 * @param digest the plan's digest
 * @param accepted whether the node works by the plan from now on
 * @param reason why it does not; what exceeds {@link Check#MAX_TEXT} characters is cut off
 */
public record PlanAck(
        long generation,
        String digest,
        boolean accepted,
        @Nullable String reason) implements Message {

    public PlanAck {
        Check.range("generation", generation, 0, Long.MAX_VALUE);
        Check.name("digest", digest, Check.MAX_NAME);
        reason = reason == null ? null : Check.cut(reason);
    }

    @Override
    public Frame toFrame(Envelope envelope) {
        Map<String, Object> details = new HashMap<>();
        details.put("generation", generation);
        details.put("digest", digest);
        details.put("accepted", accepted);
        if (reason != null) {
            details.put("reason", reason);
        }
        return Frames.of(envelope, MessageType.PLAN_ACK, null, details);
    }

    static PlanAck read(Frame frame) {
        Fields fields = Fields.ofDetails(frame.header());
        return new PlanAck(
                fields.integer("generation", 0, Long.MAX_VALUE),
                fields.text("digest"),
                fields.bool("accepted"),
                fields.optionalText("reason"));
    }
}
