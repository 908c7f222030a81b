package io.skerry.operator.link;

import io.skerry.wire.Frame;
import io.skerry.wire.FrameLimits;
import java.util.concurrent.CompletableFuture;

/** The way down to the nodes; drivers differ in how frames travel. */
public interface NodeChannel {

    /**
     * Sends a frame to a node. It arrives, or not: what must arrive is acknowledged by a frame of its own.
     *
     * @param topic where the node's program listens, as {@link io.skerry.wire.Topics} has it
     * @return completes when the first hop has taken the frame, or fails with a {@link io.skerry.link.LinkException}
     */
    CompletableFuture<Void> send(String node, String topic, Frame frame);

    /** The largest frame that it takes. */
    default int maxFrameBytes() {
        return FrameLimits.DEFAULT.maxFrameBytes();
    }
}
