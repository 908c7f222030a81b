package io.skerry.edge.link;

import io.skerry.api.plan.ServiceName;
import io.skerry.link.Intake;
import io.skerry.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A link that keeps what is sent. */
public final class FakeEdgeLink implements EdgeLink {

    public static final String ADDRESS = "skerry-link/v1/node/edge-1/1";

    private final List<Frame> sent = new ArrayList<>();
    private boolean connected = true;
    private CompletableFuture<Void> outcome = CompletableFuture.completedFuture(null);

    public List<Frame> sent() {
        return sent;
    }

    public void disconnect() {
        connected = false;
    }

    public void connect() {
        connected = true;
    }

    /** What every send returns from now on. */
    public void answerSendsWith(CompletableFuture<Void> next) {
        outcome = next;
    }

    @Override
    public CompletableFuture<Void> send(Frame frame) {
        sent.add(frame);
        return outcome;
    }

    @Override
    public void listen(Consumer<Frame> receiver) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void follow(ServiceName service, Intake intake) {}

    @Override
    public void unfollow(ServiceName service, Intake intake) {}

    @Override
    public boolean connected() {
        return connected;
    }

    @Override
    public String description() {
        return connected ? "connected" : "no connection: the cable is out";
    }

    @Override
    public String address() {
        return ADDRESS;
    }

    @Override
    public String transport() {
        return "fake";
    }

    @Override
    public void close() {}
}
