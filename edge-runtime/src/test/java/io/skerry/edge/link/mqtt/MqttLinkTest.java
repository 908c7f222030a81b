package io.skerry.edge.link.mqtt;

import static io.skerry.edge.link.Frames.FASHION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.Frames;
import io.skerry.link.Intake;
import io.skerry.link.LinkException;
import io.skerry.link.mqtt.Await;
import io.skerry.link.mqtt.EmbeddedBroker;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.Topics;
import io.vertx.core.buffer.Buffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Edge and cloud over a broker in this process. */
class MqttLinkTest {

    private final EmbeddedBroker broker = new EmbeddedBroker();
    private final Ends ends = new Ends();

    @AfterEach
    void close() {
        ends.close();
        broker.close();
    }

    private static UUID id(Frame frame) {
        return frame.header().id();
    }

    private static Frame question(Ends.Edge edge, int bytes) {
        return Frames.question(
                edge.envelopes(), Frames.bytes(bytes), edge.link().address());
    }

    /** The next frame at the edge that answers something: beats are none. */
    private static Frame nextAnswer(Ends.Edge edge) {
        Frame frame = Await.next(edge.received());
        while (frame.header().correlation() == null) {
            frame = Await.next(edge.received());
        }
        return frame;
    }

    @Test
    void aQuestionReachesAWorkerAndItsAnswerComesBackToTheOneWhoAsked() {
        Ends.Worker worker = ends.worker(broker.address(), "cloud-1", false);
        Ends.Edge other = ends.edge(broker.address(), "edge-2");
        Ends.Edge edge = ends.edge(broker.address(), "edge-1");
        ends.awaitHeard(other, worker);
        ends.awaitHeard(edge, worker);
        Frame question = question(edge, 1_000);

        Await.done(edge.link().send(question));
        Frame arrived = Ends.await(worker.questions(), question);
        assertThat(arrived.body()).isEqualTo(question.body());
        String replyTo = arrived.header().replyTo();
        assertThat(replyTo).isEqualTo(edge.link().address());
        Await.done(worker.link().reply(replyTo, Frames.answer(worker.envelopes(), id(arrived))));

        assertThat(nextAnswer(edge).header().correlation()).isEqualTo(id(question));
        assertThat(other.received()).noneMatch(frame -> frame.header().correlation() != null);
    }

    @ParameterizedTest
    @EnumSource
    void anEdgeHearsTheBeatsOfTheWorkersThatItFollows(Intake followed) {
        Intake ignored = followed == Intake.OFFLOAD ? Intake.SAMPLES : Intake.OFFLOAD;
        Ends.Worker worker = ends.worker(broker.address(), "cloud-1", false);
        Ends.Edge edge = ends.edge(broker.address(), "edge-1");
        ends.awaitHeard(edge, worker);
        ServiceName added = new ServiceName("default", "added");
        edge.link().follow(added, followed);
        edge.link().unfollow(FASHION, followed);
        Set<UUID> received = new HashSet<>();
        Map<UUID, Set<UUID>> before = new HashMap<>();
        Await.until("a beat of the workers that were added, without the two of others before it", () -> {
            Frame otherService = Frames.beat(worker.envelopes());
            Frame otherWorkers = Frames.beat(worker.envelopes());
            Frame wanted = Frames.beat(worker.envelopes());
            before.put(id(wanted), Set.of(id(otherService), id(otherWorkers)));
            var _ = worker.link().beat(FASHION, followed, otherService);
            var _ = worker.link().beat(added, ignored, otherWorkers);
            var _ = worker.link().beat(added, followed, wanted);
            for (Frame frame = edge.received().poll();
                    frame != null;
                    frame = edge.received().poll()) {
                received.add(id(frame));
            }
            return before.entrySet().stream()
                    .anyMatch(sent ->
                            received.contains(sent.getKey()) && Collections.disjoint(received, sent.getValue()));
        });
    }

    @Test
    void samplesAndQuestionsComeThroughDoorsOfTheirOwn() {
        Ends.Worker worker = ends.worker(broker.address(), "cloud-1", false);
        Ends.Edge edge = ends.edge(broker.address(), "edge-1");
        ends.awaitHeard(edge, worker);
        Frame sample =
                Frames.sample(edge.envelopes(), Frames.bytes(2_000), edge.link().address());
        Await.done(edge.link().send(sample));
        assertThat(Ends.await(worker.samples(), sample).body()).isEqualTo(sample.body());
    }

    @Test
    void aStrangersBytesAreCountedAtBothEndsAndTheNextGoodFrameIsServed() {
        Ends.Worker worker = ends.worker(broker.address(), "cloud-1", false);
        Ends.Edge edge = ends.edge(broker.address(), "edge-1");
        ends.awaitHeard(edge, worker);
        BlockingQueue<Boolean> connected = new LinkedBlockingQueue<>();
        try (MqttConnection stranger =
                new MqttConnection(ends.vertx(), broker.address(), "stranger", 1_000, connected::add)) {
            stranger.start();
            Await.next(connected);
            String questions = Topics.offload(FASHION.namespace(), FASHION.name());
            Await.done(stranger.publish(questions, Buffer.buffer("hello"), MqttQoS.AT_LEAST_ONCE));
            Await.done(stranger.publish(edge.link().address(), Buffer.buffer(), MqttQoS.AT_LEAST_ONCE));

            assertThat(Await.next(worker.refused()).code()).isEqualTo(FrameError.Code.NOT_A_FRAME);
            assertThat(Await.next(edge.refused())).isNotNull();
        }
        ends.awaitHeard(edge, worker);
    }

    @Test
    void aFrameOfTenMegabytesPassesBothWays() {
        Ends.Worker worker = ends.worker(broker.address(), "cloud-1", false);
        Ends.Edge edge = ends.edge(broker.address(), "edge-1");
        ends.awaitHeard(edge, worker);
        Frame sample = Frames.sample(
                edge.envelopes(), Frames.bytes(10 << 20), edge.link().address());
        Await.done(edge.link().send(sample));
        assertThat(Ends.await(worker.samples(), sample).body()).isEqualTo(sample.body());

        Await.done(worker.link().reply(edge.link().address(), sample));
        assertThat(Ends.await(edge.received(), sample).body()).isEqualTo(sample.body());
    }

    @Test
    void aFrameThatIsTooLargeIsRefusedBeforeItIsSent() {
        Ends.Worker worker = ends.worker(broker.address(), "cloud-1", false);
        Ends.Edge edge = ends.edge(broker.address(), "edge-1");
        ends.awaitHeard(edge, worker);
        assertFailed(edge.link().send(question(edge, 16 << 20)), "frame");
        assertThat(edge.link().connected()).isTrue();
        ends.awaitHeard(edge, worker);
    }

    @Test
    void framesThatAnEdgeDoesNotSendAndAddressesThatAreNoEdgesAreRefused() {
        Ends.Worker worker = ends.worker(broker.address(), "cloud-1", false);
        Ends.Edge edge = ends.edge(broker.address(), "edge-1");
        Frame answer = Frames.answer(worker.envelopes(), edge.envelopes().id());
        assertFailed(edge.link().send(answer), "an edge does not send");
        assertFailed(worker.link().reply("skerry-link/v1/offload/default/fashion", answer), "not one of an edge");
        assertFailed(worker.link().reply("#", answer), "not one of an edge");
    }

    @Test
    void afterTheBrokersRestartEverythingIsSubscribedAgain() {
        Ends.Worker worker = ends.worker(broker.address(), "cloud-1", false);
        Ends.Edge edge = ends.edge(broker.address(), "edge-1");
        ends.awaitHeard(edge, worker);
        assertThat(Await.next(edge.changes())).isTrue();

        broker.stop();

        assertThat(Await.next(edge.changes())).isFalse();
        CompletableFuture<Void> sent = edge.link().send(question(edge, 10));
        assertThat(sent).as("without a connection").isCompletedExceptionally();
        assertFailed(sent, "no connection to mqtt://127.0.0.1");
        assertThat(edge.link().description()).startsWith("no connection to ");

        broker.start();

        ends.awaitHeard(edge, worker);
        assertThat(edge.link().description()).startsWith("connected to ");
        Frame question = question(edge, 10);
        Await.done(worker.link().reply(edge.link().address(), Frames.answer(worker.envelopes(), id(question))));
        assertThat(nextAnswer(edge).header().correlation()).isEqualTo(id(question));
    }

    private static void assertFailed(CompletableFuture<Void> sent, String message) {
        assertThatThrownBy(() -> Await.done(sent))
                .hasCauseInstanceOf(LinkException.class)
                .hasMessageContaining(message);
    }
}
