package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Envelope;
import io.skerry.wire.Fields;
import io.skerry.wire.Frame;
import io.skerry.wire.MessageType;
import java.util.Map;

/**
 * All that a node shall do. It replaces the plan before it as a whole.
 *
 * @param generation counts the plans of a node; a larger one is newer
 * @param digest names the plan's content
 * @param payload the plan
 */
public record Plan(long generation, String digest, Payload payload) implements Message {

    public Plan {
        Check.range("generation", generation, 0, Long.MAX_VALUE);
        Check.name("digest", digest, Check.MAX_NAME);
    }

    @Override
    public Frame toFrame(Envelope envelope) {
        return Frames.of(envelope, MessageType.PLAN, null, Map.of("generation", generation, "digest", digest), payload);
    }

    static Plan read(Frame frame) {
        Fields fields = Fields.ofDetails(frame.header());
        return new Plan(fields.integer("generation", 0, Long.MAX_VALUE), fields.text("digest"), Payload.of(frame));
    }
}
