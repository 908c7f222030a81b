package io.skerry.link.eventbus;

import io.skerry.link.LinkException;
import io.skerry.wire.Frame;
import io.skerry.wire.InvalidFrameException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Frames from the cloud to nodes. Acknowledgements and plans are handed to the router several times if it does not take them. */
public final class Downlink {

    private static final Logger LOG = Logger.getLogger(Downlink.class);

    private final RouterClient router;
    private final Clock clock;
    private final Function<Duration, Executor> after;
    private final Seldom warnings = new Seldom(Duration.ofMinutes(1), System::nanoTime);

    public Downlink(RouterClient router, Clock clock) {
        this(router, clock, pause -> CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS));
    }

    Downlink(RouterClient router, Clock clock, Function<Duration, Executor> after) {
        this.router = router;
        this.clock = clock;
        this.after = after;
    }

    /**
     * Sends a frame.
     *
     * @param topic on the node's own broker
     * @return what became of the last attempt; never fails
     */
    public CompletableFuture<RouterAnswer> send(String node, String topic, Frame frame) {
        byte[] text;
        try {
            text = FrameText.encode(frame);
        } catch (InvalidFrameException e) {
            return CompletableFuture.completedFuture(new RouterAnswer.Failed(String.valueOf(e.getMessage())));
        }
        return attempt(node, topic, frame, text, 1);
    }

    /**
     * As {@link #send}, for those to whom all that counts is whether the frame is on its way.
     *
     * @return fails with a {@link LinkException} that says why if it is not
     */
    public CompletableFuture<Void> deliver(String node, String topic, Frame frame) {
        return send(node, topic, frame).thenCompose(answer -> switch (answer) {
            case RouterAnswer.Delivered _ -> CompletableFuture.<Void>completedFuture(null);
            case RouterAnswer.NodeAway(String reason) -> failed("the node is away: " + reason);
            case RouterAnswer.NoRule _ -> failed("no Rule of KubeEdge leads to the node");
            case RouterAnswer.Failed(String reason) -> failed(reason);
        });
    }

    private static CompletableFuture<Void> failed(String why) {
        return CompletableFuture.failedFuture(new LinkException(why));
    }

    private CompletableFuture<RouterAnswer> attempt(String node, String topic, Frame frame, byte[] text, int attempts) {
        return router.post(node, topic, text).thenCompose(answer -> {
            tell(node, topic, answer);
            Optional<Duration> pause = Resend.pause(frame.header(), answer, attempts, clock.instant());
            return pause.isEmpty()
                    ? CompletableFuture.completedFuture(answer)
                    : CompletableFuture.runAsync(() -> {}, after.apply(pause.get()))
                            .thenCompose(_ -> attempt(node, topic, frame, text, attempts + 1));
        });
    }

    private void tell(String node, String topic, RouterAnswer answer) {
        switch (answer) {
            case RouterAnswer.Delivered _ -> {}
            case RouterAnswer.NodeAway(String reason) -> LOG.debugf("node %s is away: %s", node, reason);
            case RouterAnswer.NoRule _ ->
                warn("no Rule of KubeEdge leads to " + topic + " on node " + node
                        + ": the operator makes it; look at the namespace of the Rules");
            case RouterAnswer.Failed(String reason) -> warn("nothing goes to node " + node + ": " + reason);
        }
    }

    private void warn(String problem) {
        if (warnings.now()) {
            LOG.warn(problem);
        } else {
            LOG.debug(problem);
        }
    }
}
