package io.skerry.edge.link.mqtt;

import io.skerry.edge.link.Frames;
import io.skerry.link.Envelopes;
import io.skerry.link.FrameDoor;
import io.skerry.link.Intake;
import io.skerry.link.mqtt.Await;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.FrameLimits;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Both ends of links over one broker, with what arrives at each; closed together. */
final class Ends {

    /** An edge that follows the service {@link Frames#FASHION}. */
    record Edge(
            MqttEdgeLink link,
            Envelopes envelopes,
            BlockingQueue<Frame> received,
            BlockingQueue<FrameError> refused,
            BlockingQueue<Boolean> changes) {

        Edge awaitConnected() {
            Await.until("the edge's connection: " + link.description(), link::connected);
            return this;
        }
    }

    /** A worker of that service that takes questions and samples. */
    record Worker(
            MqttCloudLink link,
            Envelopes envelopes,
            BlockingQueue<Frame> questions,
            BlockingQueue<Frame> samples,
            BlockingQueue<FrameError> refused) {}

    private final Vertx vertx = Vertx.vertx();
    private final List<Runnable> open = new ArrayList<>();

    Edge edge(BrokerAddress broker, String node) {
        BlockingQueue<Frame> received = new LinkedBlockingQueue<>();
        BlockingQueue<FrameError> refused = new LinkedBlockingQueue<>();
        BlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
        FrameDoor door = new FrameDoor(FrameLimits.DEFAULT, refused::add);
        MqttEdgeLink link = new MqttEdgeLink(vertx, broker, node, "1", door, changes::add);
        open.add(link::close);
        link.listen(received::add);
        link.follow(Frames.FASHION, Intake.OFFLOAD);
        link.follow(Frames.FASHION, Intake.SAMPLES);
        return new Edge(link, Frames.envelopes(node), received, refused, changes);
    }

    /**
     * @param shared as in {@link MqttCloudLink}
     */
    Worker worker(BrokerAddress broker, String id, boolean shared) {
        BlockingQueue<Frame> questions = new LinkedBlockingQueue<>();
        BlockingQueue<Frame> samples = new LinkedBlockingQueue<>();
        BlockingQueue<FrameError> refused = new LinkedBlockingQueue<>();
        MqttCloudLink link =
                new MqttCloudLink(vertx, broker, id, shared, () -> new FrameDoor(FrameLimits.DEFAULT, refused::add));
        open.add(link::close);
        link.take(Frames.FASHION, Intake.OFFLOAD, questions::add);
        link.take(Frames.FASHION, Intake.SAMPLES, samples::add);
        return new Worker(link, Frames.envelopes(id), questions, samples, refused);
    }

    /** Waits until what one end sends from now on reaches the other, both ways: then the broker knows all subscriptions. */
    void awaitHeard(Edge edge, Worker worker) {
        Set<UUID> sent = new HashSet<>();
        Await.until("a beat at the edge: " + edge.link().description(), () -> {
            Frame beat = Frames.beat(worker.envelopes());
            sent.add(beat.header().id());
            var _ = worker.link().beat(Frames.FASHION, Intake.OFFLOAD, beat);
            return holdsOneOf(sent, edge.received());
        });
        Await.until("a question at the worker", () -> {
            Frame question = Frames.question(
                    edge.envelopes(), Frames.bytes(10), edge.link().address());
            sent.add(question.header().id());
            var _ = edge.link().send(question);
            return holdsOneOf(sent, worker.questions());
        });
    }

    /** Waits for a frame; what comes before it is of no interest. */
    static Frame await(BlockingQueue<Frame> received, Frame wanted) {
        Frame frame = Await.next(received);
        while (!frame.header().id().equals(wanted.header().id())) {
            frame = Await.next(received);
        }
        return frame;
    }

    private static boolean holdsOneOf(Set<UUID> ids, BlockingQueue<Frame> received) {
        Frame frame = received.poll();
        while (frame != null && !ids.contains(frame.header().id())) {
            frame = received.poll();
        }
        return frame != null;
    }

    Vertx vertx() {
        return vertx;
    }

    void close() {
        open.reversed().forEach(Runnable::run);
        Await.done(vertx.close().toCompletionStage().toCompletableFuture());
    }
}
