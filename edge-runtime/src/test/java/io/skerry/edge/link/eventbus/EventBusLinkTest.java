package io.skerry.edge.link.eventbus;

import static io.skerry.edge.link.Frames.FASHION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.link.Intake;
import io.skerry.link.LinkException;
import io.skerry.link.eventbus.FrameText;
import io.skerry.link.mqtt.Await;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameError;
import io.skerry.wire.Topics;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Edge and worker, with a KubeEdge between them that does what the real one may do. */
class EventBusLinkTest {

    private static final String UPLINK = "skerry/" + Topics.service("default", "fashion");

    private final Way way = new Way();

    @AfterEach
    void close() {
        way.close();
    }

    private static UUID id(Frame frame) {
        return frame.header().id();
    }

    private static void assertFailed(CompletableFuture<Void> sent, String message) {
        assertThatThrownBy(() -> Await.done(sent))
                .hasCauseInstanceOf(LinkException.class)
                .hasMessageContaining(message);
    }

    private void publish(byte[] payload) {
        BlockingQueue<Boolean> connected = new LinkedBlockingQueue<>();
        try (MqttConnection local =
                new MqttConnection(way.vertx(), way.broker().address(), "stranger", 1_000, connected::add)) {
            local.start();
            Await.next(connected);
            Await.done(local.publish(UPLINK, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE));
        }
    }

    @Test
    void aQuestionReachesTheWorkerAndItsAnswerTheEdgeByteForByte() {
        Frame question = way.question(20_000);

        Await.done(way.edge().send(question));

        Frame arrived = Await.next(way.questions());
        assertThat(arrived).isEqualTo(question);
        Frame answer = way.answer(arrived);
        Await.done(way.cloud().reply(arrived.header().replyTo(), answer));
        assertThat(Await.next(way.received())).isEqualTo(answer);
    }

    @Test
    void samplesAndQuestionsShareTheWayAndPartAtItsEnd() {
        Frame sample = way.sample(2_000);
        Await.done(way.edge().send(sample));

        assertThat(Await.next(way.samples())).isEqualTo(sample);
        assertThat(way.questions()).isEmpty();
    }

    @Test
    void anEdgeThatFollowsHearsTheWorkersHeartbeatsWithoutWaitingForTheNext() {
        Frame beat = way.beat();
        Await.done(way.cloud().beat(FASHION, Intake.OFFLOAD, beat));
        assertThat(way.received()).as("nobody follows yet").isEmpty();

        way.edge().follow(FASHION, Intake.OFFLOAD);

        assertThat(Await.next(way.received())).isEqualTo(beat);
    }

    @Test
    void heartbeatsGoToTheKindOfWorkerThatAnEdgeFollowsAndNotMoreOftenThanTheyPromise() {
        way.edge().follow(FASHION, Intake.SAMPLES);
        Frame collectors = way.beat();
        Await.until("the edge is known", () -> {
            var _ = way.cloud().beat(FASHION, Intake.OFFLOAD, way.beat());
            var _ = way.cloud().beat(FASHION, Intake.SAMPLES, collectors);
            return !way.received().isEmpty();
        });
        assertThat(Await.next(way.received())).isEqualTo(collectors);

        Await.done(way.cloud().beat(FASHION, Intake.SAMPLES, way.beat()));

        Frame last = way.answer(way.question(1));
        Await.done(way.cloud().reply(way.edge().address(), last));
        assertThat(Await.next(way.received())).isEqualTo(last);
        assertThat(way.cloud().beatPeriod(Duration.ofMillis(500))).isEqualTo(Duration.ofSeconds(2));
        assertThat(way.cloud().beatPeriod(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whenTheNodesBrokerIsBackTheEdgeAnnouncesItselfAtOnce() {
        way.edge().follow(FASHION, Intake.OFFLOAD);
        Await.until("the edge is known", () -> {
            var _ = way.cloud().beat(FASHION, Intake.OFFLOAD, way.beat());
            return !way.received().isEmpty();
        });
        way.received().clear();

        way.restartBroker();

        Await.until("the edge hears the worker again", () -> {
            var _ = way.cloud().beat(FASHION, Intake.OFFLOAD, way.beat());
            return !way.received().isEmpty();
        });
    }

    @Test
    void aPlanForTheNodeReachesWhicheverRunOfTheProgramIsThere() {
        Frame plan = way.beat();

        publishDown(Topics.plan("edge-1"), plan);

        assertThat(Await.next(way.received())).isEqualTo(plan);
    }

    private void publishDown(String topic, Frame frame) {
        BlockingQueue<Boolean> connected = new LinkedBlockingQueue<>();
        try (MqttConnection hub =
                new MqttConnection(way.vertx(), way.broker().address(), "hub", 1_000, connected::add)) {
            hub.start();
            Await.next(connected);
            Await.done(hub.publish(topic, Buffer.buffer(FrameText.encode(frame)), MqttQoS.AT_LEAST_ONCE));
        }
    }

    @Test
    void whatIsLostOnTheWayIsNotNoticedByTheLink() {
        way.kubeEdge().lose();

        assertThat(way.edge().send(way.question(10))).succeedsWithin(Duration.ofSeconds(60));
    }

    @Test
    void aMessageThatComesTwiceIsTheSameFrameTwice() {
        way.kubeEdge().duplicate();
        Frame sample = way.sample(100);

        Await.done(way.edge().send(sample));

        assertThat(List.of(id(Await.next(way.samples())), id(Await.next(way.samples()))))
                .containsExactly(id(sample), id(sample));
    }

    @Test
    void messagesThatOvertakeEachOtherSayWhichWasFirst() {
        way.kubeEdge().reorder();
        Await.done(way.edge().send(way.sample(10)));
        Await.done(way.edge().send(way.sample(20)));
        Await.until("both are under way", () -> way.kubeEdge().held() == 2);

        way.kubeEdge().release();

        List<Frame> arrived = List.of(Await.next(way.samples()), Await.next(way.samples()));
        assertThat(arrived).extracting(frame -> frame.header().sequence()).doesNotHaveDuplicates();
    }

    @Test
    void aFrameThatIsNotTextIsDamagedAndRefusedAndCounted() {
        publish(FrameCodec.encode(way.sample(1_000)));

        assertThat(Await.next(way.refusedByWorker()).code()).isEqualTo(FrameError.Code.NOT_A_FRAME);
        assertThat(Await.next(way.refusedRequests())).isEqualTo(400);
    }

    @Test
    void anEmptyMessageGoesNowhere() {
        publish(new byte[0]);
        Frame sample = way.sample(100);
        Await.done(way.edge().send(sample));

        assertThat(Await.next(way.samples())).isEqualTo(sample);
        assertThat(way.refusedRequests()).isEmpty();
    }

    @Test
    void aRouterThatSaysYesAndNothingMoreHasNotDelivered() {
        way.kubeEdge().answers(FakeKubeEdge.EMPTY);

        assertFailed(way.cloud().reply(way.edge().address(), way.answer(way.question(1))), "not that it is delivered");
    }

    @Test
    void anAcknowledgementIsSentUntilTheRouterHasIt() {
        way.kubeEdge().answers(FakeKubeEdge.EMPTY);
        Frame ack = way.ack(way.sample(1));

        Await.done(way.cloud().reply(way.edge().address(), ack));

        assertThat(Await.next(way.received())).isEqualTo(ack);
        assertThat(way.kubeEdge().answersLeft()).isZero();
    }

    @Test
    void anAnswerToANodeThatIsAwayOrNoEdgeFails() {
        assertFailed(way.cloud().reply(Topics.node("edge-9", "a1"), way.answer(way.question(1))), "the node is away");
        assertFailed(way.cloud().reply(UPLINK, way.answer(way.question(1))), "not one of an edge");
    }

    @Test
    void aFrameThatIsTooLargeIsRefusedForGood() {
        CompletableFuture<Void> sent = way.edge().send(way.sample(1 << 20));

        assertFailed(sent, "1048576 at most");
        assertThatThrownBy(() -> Await.done(sent)).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void framesThatAnEdgeDoesNotSendAreRefused() {
        assertFailed(way.edge().send(way.answer(way.question(1))), "an edge does not send");
    }

    @Test
    void aFrameOfAMegabytePasses() {
        Frame sample = way.sample(1_000_000);
        Await.done(way.edge().send(sample));

        assertThat(Await.next(way.samples())).isEqualTo(sample);
    }
}
