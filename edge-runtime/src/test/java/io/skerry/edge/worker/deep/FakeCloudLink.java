package io.skerry.edge.worker.deep;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.CloudLink;
import io.skerry.wire.Frame;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A worker's link in a test's hands. */
final class FakeCloudLink implements CloudLink {

    /** A reply and where it goes. */
    record Reply(String address, Frame frame) {}

    final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    final BlockingQueue<Frame> beats = new LinkedBlockingQueue<>();
    private volatile Consumer<Frame> questions;
    private volatile Consumer<Reply> beforeReply = _ -> {};

    /** A question arrives. */
    void ask(Frame question) {
        questions.accept(question);
    }

    /** What happens on the worker's thread before a reply is sent. */
    void beforeReply(Consumer<Reply> action) {
        beforeReply = action;
    }

    @Override
    public void take(ServiceName service, Intake intake, Consumer<Frame> receiver) {
        if (intake == Intake.OFFLOAD) {
            questions = receiver;
        }
    }

    @Override
    public CompletableFuture<Void> reply(String address, Frame frame) {
        Reply reply = new Reply(address, frame);
        beforeReply.accept(reply);
        replies.add(reply);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> beat(ServiceName service, Frame beat) {
        beats.add(beat);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean connected() {
        return true;
    }

    @Override
    public void close() {}
}
