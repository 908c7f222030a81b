package io.skerry.edge.inference;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.EdgeLink;
import io.skerry.link.Intake;
import io.skerry.wire.Frame;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A link that remembers whom it follows. It has no first hop, or one that never says whether it took a frame. */
final class FollowedLink implements EdgeLink {

    /** A frame, and what its sender waits for. */
    record Sent(Frame frame, CompletableFuture<Void> taken) {}

    volatile boolean connected;
    final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    final Set<String> followed = new ConcurrentSkipListSet<>();

    @Override
    public CompletableFuture<Void> send(Frame frame) {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        sent.add(new Sent(frame, taken));
        return taken;
    }

    @Override
    public void listen(Consumer<Frame> receiver) {}

    @Override
    public void follow(ServiceName service, Intake intake) {
        followed.add(service.name() + " " + intake);
    }

    @Override
    public void unfollow(ServiceName service, Intake intake) {
        followed.remove(service.name() + " " + intake);
    }

    @Override
    public boolean connected() {
        return connected;
    }

    @Override
    public String description() {
        return "there is no broker";
    }

    @Override
    public String address() {
        return "skerry-link/v1/node/edge/test";
    }

    @Override
    public String transport() {
        return "none";
    }

    @Override
    public void close() {}
}
