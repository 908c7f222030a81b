package io.skerry.edge.link;

import io.skerry.api.plan.ServiceName;
import io.skerry.link.Intake;
import io.skerry.wire.Frame;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A worker's link in a test's hands. */
public final class FakeCloudLink implements CloudLink {

    /** A reply and where it goes. */
    public record Reply(String address, Frame frame) {}

    /** A heartbeat and whose it is. */
    public record Heartbeat(ServiceName service, Intake intake, Frame frame) {}

    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    private final BlockingQueue<Heartbeat> beats = new LinkedBlockingQueue<>();
    private final Map<Intake, Consumer<Frame>> receivers = new ConcurrentHashMap<>();
    private volatile Consumer<Reply> beforeReply = _ -> {};

    /** A frame arrives. */
    public void arrive(Intake intake, Frame frame) {
        receivers.get(intake).accept(frame);
    }

    /** What happens on the worker's thread before a reply is sent. */
    public void beforeReply(Consumer<Reply> action) {
        beforeReply = action;
    }

    public BlockingQueue<Reply> replies() {
        return replies;
    }

    public BlockingQueue<Heartbeat> beats() {
        return beats;
    }

    @Override
    public void take(ServiceName service, Intake intake, Consumer<Frame> receiver) {
        receivers.put(intake, receiver);
    }

    @Override
    public CompletableFuture<Void> reply(String address, Frame frame) {
        Reply reply = new Reply(address, frame);
        beforeReply.accept(reply);
        replies.add(reply);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> beat(ServiceName service, Intake intake, Frame beat) {
        beats.add(new Heartbeat(service, intake, beat));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean connected() {
        return true;
    }

    @Override
    public void close() {}
}
