package io.skerry.edge.inference;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.EdgeLink;
import io.skerry.edge.link.LinkException;
import io.skerry.wire.Frame;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/** A link without a first hop that remembers whom it follows. */
final class FollowedLink implements EdgeLink {

    final Set<String> followed = new ConcurrentSkipListSet<>();

    @Override
    public CompletableFuture<Void> send(Frame frame) {
        return CompletableFuture.failedFuture(new LinkException("there is no broker"));
    }

    @Override
    public void listen(Consumer<Frame> receiver) {}

    @Override
    public void follow(ServiceName service) {
        followed.add(service.name());
    }

    @Override
    public void unfollow(ServiceName service) {
        followed.remove(service.name());
    }

    @Override
    public boolean connected() {
        return false;
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
