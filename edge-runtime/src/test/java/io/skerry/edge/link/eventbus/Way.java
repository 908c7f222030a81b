package io.skerry.edge.link.eventbus;

import io.skerry.edge.link.Frames;
import io.skerry.link.Envelopes;
import io.skerry.link.FrameDoor;
import io.skerry.link.Intake;
import io.skerry.link.eventbus.IngestRoute;
import io.skerry.link.eventbus.RouterClient;
import io.skerry.link.eventbus.Routes;
import io.skerry.link.mqtt.Await;
import io.skerry.link.mqtt.EmbeddedBroker;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.MessageType;
import io.skerry.wire.Topics;
import io.skerry.wire.message.Ack;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Both ends of a link and the KubeEdge between them: node edge-1, and a worker of {@link Frames#FASHION}. */
final class Way implements AutoCloseable {

    static final String SECRET = "0123456789abcdef";
    private static final String NODE = "edge-1";

    private final Vertx vertx = Vertx.vertx();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final EmbeddedBroker broker = new EmbeddedBroker();
    private final FakeKubeEdge kubeEdge = new FakeKubeEdge(vertx, broker.address(), NODE);

    private final Set<UUID> trials = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Frame> heardTrials = new LinkedBlockingQueue<>();

    private final BlockingQueue<Frame> questions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Frame> samples = new LinkedBlockingQueue<>();
    private final BlockingQueue<FrameError> refusedByWorker = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> refusedRequests = new LinkedBlockingQueue<>();
    private final EventBusCloudLink cloud = new EventBusCloudLink(
            new RouterClient(kubeEdge.router(), new Routes("skerry")),
            (node, key) -> key.equals(SECRET),
            Frames.CLOCK,
            refusedByWorker::add);
    private final HttpServer ingest = listen();

    private final Envelopes cloudEnvelopes = Frames.envelopes("cloud");
    private final Envelopes edgeEnvelopes = Frames.envelopes(NODE);
    private final BlockingQueue<Frame> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<FrameError> refusedByEdge = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
    private final EventBusEdgeLink edge = new EventBusEdgeLink(
            vertx,
            broker.address(),
            new EventBusEdgeLink.Self(NODE, "a1", new Routes("skerry"), 1_000, 2_000),
            edgeEnvelopes,
            new FrameDoor(FrameLimits.DEFAULT, refusedByEdge::add),
            changes::add,
            timer);

    /** All is connected and the operator has made the Rules. */
    Way() {
        cloud.take(Frames.FASHION, Intake.OFFLOAD, into(questions));
        cloud.take(Frames.FASHION, Intake.SAMPLES, into(samples));
        edge.listen(into(received));
        kubeEdge.upRule(Topics.service("default", "fashion"), ingest(NODE, SECRET));
        kubeEdge.downRule(Routes.DOWNLINK_PATH, Routes.DOWNLINK_TOPIC);
        Await.next(changes);
        awaitUp();
        awaitDown();
    }

    private HttpServer listen() {
        Router router = Router.router(vertx);
        new IngestRoute(cloud.ingest(), () -> true, refusedRequests::add).register(router);
        return Await.done(vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture());
    }

    /** Waits until frames get through: then the brokers know all subscriptions. What is sent for that is not seen by the test. */
    private void awaitUp() {
        Await.until("a frame at the worker", () -> {
            Frame frame = sample(1);
            trials.add(frame.header().id());
            var _ = edge.send(frame);
            return !heardTrials.isEmpty();
        });
        Frame last = sample(1);
        trials.add(last.header().id());
        Await.done(edge.send(last));
        Await.until("the last of these frames at the worker", () -> heardTrials.contains(last) && kubeEdge.quiet());
    }

    private void awaitDown() {
        heardTrials.clear();
        Await.until("a frame at the edge", () -> {
            Frame frame = beat();
            trials.add(frame.header().id());
            Await.done(cloud.reply(edge.address(), frame));
            return heardTrials.stream().anyMatch(heard -> heard.header().type() == MessageType.BEAT);
        });
    }

    private Consumer<Frame> into(BlockingQueue<Frame> frames) {
        return frame -> (trials.contains(frame.header().id()) ? heardTrials : frames).add(frame);
    }

    URI ingest(String node, String secret) {
        return URI.create("http://127.0.0.1:" + ingest.actualPort() + Routes.ingest(node) + "?key=" + secret);
    }

    Frame question(int bytes) {
        return Frames.question(edgeEnvelopes, Frames.bytes(bytes), edge.address());
    }

    Frame sample(int bytes) {
        return Frames.sample(edgeEnvelopes, Frames.bytes(bytes), edge.address());
    }

    Frame beat() {
        return Frames.beat(cloudEnvelopes);
    }

    Frame answer(Frame question) {
        return Frames.answer(cloudEnvelopes, question.header().id());
    }

    Frame ack(Frame sample) {
        return new Ack(List.of(sample.header().id())).toFrame(cloudEnvelopes.alone());
    }

    /** Restarts the node's broker. Once it is back, edge and KubeEdge are connected again. */
    void restartBroker() {
        broker.stop();
        while (Await.next(changes)) {
            // until it says that the connection broke
        }
        broker.start();
        Await.next(changes);
    }

    Vertx vertx() {
        return vertx;
    }

    EmbeddedBroker broker() {
        return broker;
    }

    FakeKubeEdge kubeEdge() {
        return kubeEdge;
    }

    EventBusEdgeLink edge() {
        return edge;
    }

    EventBusCloudLink cloud() {
        return cloud;
    }

    BlockingQueue<Frame> questions() {
        return questions;
    }

    BlockingQueue<Frame> samples() {
        return samples;
    }

    BlockingQueue<Frame> received() {
        return received;
    }

    BlockingQueue<FrameError> refusedByWorker() {
        return refusedByWorker;
    }

    BlockingQueue<FrameError> refusedByEdge() {
        return refusedByEdge;
    }

    BlockingQueue<Integer> refusedRequests() {
        return refusedRequests;
    }

    @Override
    public void close() {
        edge.close();
        cloud.close();
        kubeEdge.close();
        Await.done(vertx.close().toCompletionStage().toCompletableFuture());
        timer.shutdownNow();
        broker.close();
    }
}
