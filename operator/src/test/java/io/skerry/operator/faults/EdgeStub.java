package io.skerry.operator.faults;

import io.skerry.link.eventbus.FrameText;
import io.skerry.operator.testbed.RouterStub;
import io.skerry.wire.Decoded;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.Parsed;
import io.skerry.wire.message.Plan;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node that accepts every plan. */
final class EdgeStub {

    private final URI ingest;
    private final EdgeWords words;
    private final List<Plan> plans = new CopyOnWriteArrayList<>();

    /**
     * Connects it; it says that it has no plan.
     *
     * @param ingest of the operator, with the node's secret
     */
    EdgeStub(String node, RouterStub router, URI ingest) {
        this.ingest = ingest;
        this.words = new EdgeWords(node);
        router.connect(node, this::take);
        say(words.noPlan());
    }

    private void take(byte[] text) {
        if (FrameText.decode(text) instanceof Decoded.Ok(var frame)
                && Messages.parse(frame) instanceof Parsed.Ok(Plan plan)) {
            plans.add(plan);
            say(words.accepted(plan));
        }
    }

    private void say(byte[] text) {
        if (RawPost.of(ingest, text).send() != 202) {
            throw new IllegalStateException("the ingest does not take what a node says");
        }
    }

    /** All that came. */
    List<Plan> plans() {
        return List.copyOf(plans);
    }
}
