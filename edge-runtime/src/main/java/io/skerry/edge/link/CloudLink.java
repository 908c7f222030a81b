package io.skerry.edge.link;

import io.skerry.api.plan.ServiceName;
import io.skerry.link.Intake;
import io.skerry.link.LinkException;
import io.skerry.wire.Frame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The cloud's end of the link, held by a worker of one service. */
public interface CloudLink extends AutoCloseable {

    /**
     * Receives what edges send for a service. The receiver must not block.
     *
     * @param receiver called on the driver's thread
     */
    void take(ServiceName service, Intake intake, Consumer<Frame> receiver);

    /**
     * Sends a frame to the edge instance that its reply address names.
     *
     * @param address the {@code replyTo} of the frame that is answered
     * @return completes when the first hop has taken the frame; with a {@link LinkException} at once if there is none
     */
    CompletableFuture<Void> reply(String address, Frame frame);

    /**
     * Sends a heartbeat to all edges that follow the service.
     *
     * @param intake what the worker that beats takes
     */
    CompletableFuture<Void> beat(ServiceName service, Intake intake, Frame beat);

    /**
     * How often heartbeats go out over this link if they are wanted that often: not more often, and a beat must not promise more.
     */
    default Duration beatPeriod(Duration wanted) {
        return wanted;
    }

    boolean connected();

    @Override
    void close();
}
