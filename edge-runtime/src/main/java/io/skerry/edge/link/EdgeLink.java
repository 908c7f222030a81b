package io.skerry.edge.link;

import io.skerry.api.plan.ServiceName;
import io.skerry.link.Intake;
import io.skerry.link.LinkException;
import io.skerry.wire.Frame;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The edge's end of the link. Drivers differ in how frames travel; nothing above this interface knows how. */
public interface EdgeLink extends AutoCloseable {

    /**
     * Sends a frame to the cloud. It arrives, or not: what must arrive is acknowledged by a frame of its own.
     *
     * @return completes when the first hop has taken the frame; with a {@link LinkException} at once if there is no first hop
     */
    CompletableFuture<Void> send(Frame frame);

    /**
     * Sets who gets the frames from the cloud: those for this instance, and the plans for this node. The receiver must not block: it is called on the driver's own thread.
     */
    void listen(Consumer<Frame> receiver);

    /**
     * Receives the heartbeats of a service's workers from now on.
     *
     * @param intake of which workers: those that take this
     */
    void follow(ServiceName service, Intake intake);

    /** No longer receives them. */
    void unfollow(ServiceName service, Intake intake);

    /** Whether there is a first hop at the moment; says nothing about the other side. */
    boolean connected();

    /** Where it leads and how it is, for people. */
    String description();

    /** Where the cloud's frames for this instance go: the {@code replyTo} of what is sent. */
    String address();

    /** Name of the driver as metrics and status show it. */
    String transport();

    @Override
    void close();
}
