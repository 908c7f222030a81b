package io.skerry.benchmarks.offload;

import io.skerry.api.plan.OffloadPolicy;
import io.skerry.api.plan.ServiceName;
import io.skerry.benchmarks.report.Timing;
import io.skerry.edge.link.Heartbeats;
import io.skerry.edge.link.mqtt.MqttEdgeLink;
import io.skerry.edge.offload.Offloader;
import io.skerry.inference.cascade.Answer;
import io.skerry.inference.cascade.AnswerSource;
import io.skerry.inference.cascade.HardExamples;
import io.skerry.inference.cascade.JointInference;
import io.skerry.inference.cascade.Mining;
import io.skerry.inference.cascade.ShallowModel;
import io.skerry.inference.predict.Example;
import io.skerry.inference.predict.Predictor;
import io.skerry.link.Envelopes;
import io.skerry.link.FrameDoor;
import io.skerry.link.Intake;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameIds;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.Source;
import io.skerry.wire.message.Beat;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.OffloadResult;
import io.skerry.wire.message.Parsed;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;

/** The pipeline of an edge node, with its link, in this JVM; every example is hard, and none is kept. */
final class EdgeSide implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Heartbeats heartbeats = new Heartbeats(System::nanoTime);
    private final RoundTripParts parts = new RoundTripParts();
    private final ServiceName service;
    private final MqttEdgeLink link;
    private final Offloader offloader;
    private final JointInference pipeline;

    EdgeSide(ServiceName service, URI broker, Predictor shallow) {
        Clock clock = Clock.systemUTC();
        Envelopes envelopes =
                new Envelopes(new Source("bench", "edge"), new FrameIds(clock, new SecureRandom()), clock);
        this.service = service;
        this.link = new MqttEdgeLink(
                vertx,
                BrokerAddress.plain(broker),
                "bench",
                "edge",
                new FrameDoor(FrameLimits.DEFAULT, _ -> {}),
                _ -> {});
        this.offloader =
                new Offloader(service, new OffloadPolicy(DEADLINE, null), link, heartbeats, envelopes, timer, parts);
        this.pipeline = new JointInference(
                example -> new ShallowModel.Scored(shallow.predict(example), shallow.name()),
                (_, _) -> new Mining.Result(Mining.Finding.HARD, 1),
                offloader,
                HardExamples.none(),
                envelopes::id,
                DEADLINE);
        link.listen(this::receive);
        link.follow(service, Intake.OFFLOAD);
    }

    private void receive(Frame frame) {
        if (Messages.parse(frame) instanceof Parsed.Ok(var message)) {
            switch (message) {
                case Beat beat -> heartbeats.beat(service, beat.period());
                case OffloadResult result -> offloader.result(frame.header().correlation(), result);
                default -> throw new IllegalStateException("an edge that only offloads got a " + message);
            }
        }
    }

    /** Waits until the deep worker is heard. */
    void awaitCloud() throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!heartbeats.heard(service)) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("the deep worker is not heard: " + link.description());
            }
            Thread.sleep(50);
        }
    }

    /** From example to the cloud's verdict. */
    void hardExample(Example example) {
        Answer answer = pipeline.infer(example);
        if (answer.source() != AnswerSource.CLOUD) {
            throw new IllegalStateException("the cloud did not answer: " + answer.reason());
        }
    }

    /** Where the time of the questions so far went. */
    List<Timing> parts() {
        return parts.timings();
    }

    @Override
    public void close() {
        link.close();
        timer.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
