package io.skerry.edge.link.mqtt;

import static io.skerry.edge.link.Frames.FASHION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.edge.link.Frames;
import io.skerry.edge.link.Heartbeats;
import io.skerry.edge.testbed.Link;
import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import io.skerry.edge.testbed.Toxiproxy;
import io.skerry.link.Intake;
import io.skerry.link.LinkException;
import io.skerry.link.mqtt.Await;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.wire.Frame;
import io.skerry.wire.MessageType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edge behind a bad link to a broker as in the field; the worker has a good one. */
@Tag("real")
class MosquittoFaultsTest {

    private static final Duration PERIOD = Duration.ofMillis(500);

    @TempDir
    Path folder;

    private final Ends ends = new Ends();
    private final Heartbeats heartbeats = new Heartbeats(System::nanoTime);
    private Mosquitto broker;
    private Toxiproxy toxiproxy;
    private Link link;

    @BeforeEach
    void start() throws Exception {
        broker = Mosquitto.start(Files.createDirectory(folder.resolve("broker")), MosquittoSettings.PLAIN);
        toxiproxy = Toxiproxy.start(Files.createDirectory(folder.resolve("toxiproxy")));
        link = toxiproxy.linkTo(broker.port());
    }

    @AfterEach
    void stop() {
        ends.close();
        toxiproxy.close();
        broker.close();
    }

    private static BrokerAddress address(int port) {
        return BrokerAddress.plain(URI.create("mqtt://127.0.0.1:" + port));
    }

    private Ends.Worker worker() {
        return ends.worker(address(broker.port()), "cloud-1", true);
    }

    private Ends.Edge edge() {
        return ends.edge(address(link.port()), "edge-1");
    }

    private static Frame sample(Ends.Edge edge, int bytes) {
        return Frames.sample(edge.envelopes(), Frames.bytes(bytes), edge.link().address());
    }

    private void beatUntilTheEnd(Ends.Worker worker) {
        ends.vertx().setPeriodic(PERIOD.toMillis(), _ -> {
            var _ = worker.link().beat(FASHION, Intake.OFFLOAD, Frames.beat(worker.envelopes()));
        });
    }

    /** Whether the edge hears the worker, by the beats that have come so far. */
    private boolean heard(Ends.Edge edge) {
        Frame frame = edge.received().poll();
        while (frame != null) {
            if (frame.header().type() == MessageType.BEAT) {
                heartbeats.beat(FASHION, PERIOD);
            }
            frame = edge.received().poll();
        }
        return heartbeats.heard(FASHION);
    }

    @Test
    void bothEndsComeBackAfterTheBrokerWasKilled() {
        Ends.Worker worker = worker();
        Ends.Edge edge = edge();
        ends.awaitHeard(edge, worker);
        assertThat(Await.next(edge.changes())).isTrue();

        broker.kill();

        assertThat(Await.next(edge.changes())).isFalse();
        assertThat(edge.link().send(sample(edge, 10))).isCompletedExceptionally();
        broker.restart();
        ends.awaitHeard(edge, worker);
        Frame sample = sample(edge, 1_000);
        Await.done(edge.link().send(sample));
        assertThat(Ends.await(worker.samples(), sample).body()).isEqualTo(sample.body());
    }

    @Test
    void aLinkThatIsCutAgainAndAgainCarriesInBetween() {
        Ends.Worker worker = worker();
        Ends.Edge edge = edge();
        for (int i = 0; i < 5; i++) {
            ends.awaitHeard(edge, worker);
            assertThat(Await.next(edge.changes())).isTrue();
            link.cut();
            assertThat(Await.next(edge.changes())).isFalse();
            link.restore();
        }
        ends.awaitHeard(edge, worker);
    }

    @Test
    void aSlowLinkCarriesEverythingLater() {
        link.slow(Duration.ofSeconds(2));
        Ends.Worker worker = worker();
        Ends.Edge edge = edge().awaitConnected();
        beatUntilTheEnd(worker);
        Await.until("beats on the slow link", () -> heard(edge));
        Frame sample = sample(edge, 10_000);

        Await.done(edge.link().send(sample));

        assertThat(Ends.await(worker.samples(), sample).body()).isEqualTo(sample.body());
        assertThat(heard(edge)).isTrue();
        assertThat(edge.changes()).containsExactly(true);
    }

    @Test
    void aLargeMessageOnAThinLinkIsNotTakenForASilentBroker() {
        link.thin(32);
        Ends.Worker worker = worker();
        Ends.Edge edge = edge().awaitConnected();
        Frame sample = sample(edge, 700_000);

        Await.done(edge.link().send(sample));

        assertThat(Ends.await(worker.samples(), sample).body()).isEqualTo(sample.body());
        assertThat(edge.changes()).as("connected once, never lost").containsExactly(true);
    }

    @Test
    void onADeadLinkTheWorkerIsNotHeardLongBeforeTheConnectionIsGivenUpAndBothComeBack() {
        Ends.Worker worker = worker();
        Ends.Edge edge = edge();
        ends.awaitHeard(edge, worker);
        assertThat(Await.next(edge.changes())).isTrue();
        beatUntilTheEnd(worker);
        Await.until("beats", () -> heard(edge));

        link.dead();
        CompletableFuture<Void> sent = edge.link().send(sample(edge, 10));

        Await.until("silence", () -> !heard(edge));
        assertThat(edge.link().connected()).as("TCP knows of nothing").isTrue();
        assertThat(Await.next(edge.changes())).as("the broker is silent").isFalse();
        assertThatThrownBy(() -> Await.done(sent))
                .hasCauseInstanceOf(LinkException.class)
                .hasMessageContaining("silent");

        link.restore();

        assertThat(Await.next(edge.changes())).isTrue();
        Await.until("beats again", () -> heard(edge));
    }

    @Test
    void aResetInTheMiddleOfALargeMessageFailsItAndTheNextOnePasses() {
        Ends.Worker worker = worker();
        Ends.Edge edge = edge();
        ends.awaitHeard(edge, worker);
        link.closeAfter(100_000);
        assertThatThrownBy(() -> Await.done(edge.link().send(sample(edge, 1 << 20))))
                .hasCauseInstanceOf(LinkException.class);
        link.restore();
        Await.until("the connection", edge.link()::connected);
        ends.awaitHeard(edge, worker);
        Frame next = sample(edge, 1 << 20);
        Await.done(edge.link().send(next));
        assertThat(Ends.await(worker.samples(), next).body()).isEqualTo(next.body());
    }
}
