package io.skerry.operator.link.eventbus;

import io.skerry.link.LinkException;
import io.skerry.link.eventbus.Downlink;
import io.skerry.link.eventbus.RouterAnswer;
import io.skerry.operator.link.NodeChannel;
import io.skerry.wire.Frame;
import java.util.concurrent.CompletableFuture;

/** Frames to nodes through cloudcore's router. */
public final class RouterNodeChannel implements NodeChannel {

    private final Downlink downlink;

    public RouterNodeChannel(Downlink downlink) {
        this.downlink = downlink;
    }

    @Override
    public CompletableFuture<Void> send(String node, String topic, Frame frame) {
        return downlink.send(node, topic, frame).thenCompose(answer -> switch (answer) {
            case RouterAnswer.Delivered _ -> CompletableFuture.<Void>completedFuture(null);
            case RouterAnswer.NodeAway(String reason) -> failed("node " + node + " is away: " + reason);
            case RouterAnswer.NoRule _ -> failed("no Rule leads to " + topic + " on node " + node);
            case RouterAnswer.Failed(String reason) -> failed(reason);
        });
    }

    private static CompletableFuture<Void> failed(String reason) {
        return CompletableFuture.failedFuture(new LinkException(reason));
    }
}
