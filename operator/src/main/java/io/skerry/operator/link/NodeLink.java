package io.skerry.operator.link;

import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A driver of the link to the nodes. */
public interface NodeLink extends NodeChannel, AutoCloseable {

    /**
     * Starts to receive.
     *
     * @param receiver gets the node from which a frame came, and the frame; must not block
     * @param refused is told of bytes that are no frame
     */
    void start(BiConsumer<String, Frame> receiver, Consumer<FrameError> refused);

    /** What it needs in the cluster. */
    NodeRoutes routes();

    /** How workers that Skerry runs in the cloud take part in it. */
    WorkerLink workers();

    @Override
    void close();
}
