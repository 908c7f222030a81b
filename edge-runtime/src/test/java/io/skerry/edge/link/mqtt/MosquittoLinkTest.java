package io.skerry.edge.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.edge.link.Frames;
import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import io.skerry.link.mqtt.Await;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.BrokerProbe;
import io.skerry.link.mqtt.LogLines;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.wire.Frame;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edge and cloud over a broker as in the field. */
@Tag("real")
class MosquittoLinkTest {

    @TempDir
    Path folder;

    private final Ends ends = new Ends();
    private Mosquitto broker;

    @AfterEach
    void stop() {
        ends.close();
        broker.close();
    }

    private BrokerAddress start(MosquittoSettings settings) {
        broker = Mosquitto.start(folder, settings);
        return BrokerAddress.plain(URI.create("mqtt://127.0.0.1:" + broker.port()));
    }

    private static UUID id(Frame frame) {
        return frame.header().id();
    }

    @Test
    void twoWorkersShareQuestionsAndSamplesAndNoneIsTakenTwice() {
        BrokerAddress address = start(MosquittoSettings.PLAIN);
        Ends.Worker first = ends.worker(address, "cloud-1", true);
        Ends.Worker second = ends.worker(address, "cloud-2", true);
        Ends.Edge edge = ends.edge(address, "edge-1");
        ends.awaitHeard(edge, first);
        ends.awaitHeard(edge, second);
        Set<UUID> sent = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Frame question = Frames.question(
                    edge.envelopes(), Frames.bytes(100), edge.link().address());
            Frame sample = Frames.sample(
                    edge.envelopes(), Frames.bytes(100), edge.link().address());
            sent.add(id(question));
            sent.add(id(sample));
            Await.done(edge.link().send(question));
            Await.done(edge.link().send(sample));
        }
        List<UUID> atFirst = new ArrayList<>();
        List<UUID> atSecond = new ArrayList<>();
        Await.until("all frames", () -> {
            drain(first, sent, atFirst);
            drain(second, sent, atSecond);
            return atFirst.size() + atSecond.size() >= sent.size();
        });
        assertThat(atFirst).hasSizeGreaterThan(50).doesNotContainAnyElementsOf(atSecond);
        assertThat(atSecond).hasSizeGreaterThan(50);
    }

    private static void drain(Ends.Worker worker, Set<UUID> sent, List<UUID> into) {
        for (BlockingQueue<Frame> queue : List.of(worker.questions(), worker.samples())) {
            for (Frame frame = queue.poll(); frame != null; frame = queue.poll()) {
                if (sent.contains(id(frame))) {
                    into.add(id(frame));
                }
            }
        }
    }

    @Test
    void aWorkerThatGoesLeavesItsShareToTheOthers() {
        BrokerAddress address = start(MosquittoSettings.PLAIN);
        Ends.Worker stays = ends.worker(address, "cloud-1", true);
        Ends.Worker goes = ends.worker(address, "cloud-2", true);
        Ends.Edge edge = ends.edge(address, "edge-1");
        ends.awaitHeard(edge, stays);
        ends.awaitHeard(edge, goes);

        goes.link().close();
        Await.until("the worker's leave", () -> broker.log().contains("Client skerry-worker-cloud-2 disconnected"));
        for (int i = 0; i < 20; i++) {
            Frame question = Frames.question(
                    edge.envelopes(), Frames.bytes(100), edge.link().address());
            Await.done(edge.link().send(question));
            assertThat(Ends.await(stays.questions(), question).body()).isEqualTo(question.body());
        }
    }

    @Test
    void aFrameOfTenMegabytesPassesBothWays() {
        BrokerAddress address = start(MosquittoSettings.PLAIN);
        Ends.Worker worker = ends.worker(address, "cloud-1", true);
        Ends.Edge edge = ends.edge(address, "edge-1");
        ends.awaitHeard(edge, worker);
        Frame sample = Frames.sample(
                edge.envelopes(), Frames.bytes(10 << 20), edge.link().address());
        Await.done(edge.link().send(sample));
        assertThat(Ends.await(worker.samples(), sample).body()).isEqualTo(sample.body());
        Await.done(worker.link().reply(edge.link().address(), sample));
        assertThat(Ends.await(edge.received(), sample).body()).isEqualTo(sample.body());
    }

    @Test
    void everyAcknowledgementArrives() {
        BrokerAddress address = start(MosquittoSettings.PLAIN);
        BlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
        try (MqttConnection connection =
                new MqttConnection(ends.vertx(), address, "publisher", 1 << 20, changes::add)) {
            connection.start();
            assertThat(Await.next(changes)).isTrue();
            List<CompletableFuture<Void>> sent = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                sent.add(connection.publish("a/b", Buffer.buffer("message " + i), MqttQoS.AT_LEAST_ONCE));
            }
            Await.done(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)));
            assertThat(changes).isEmpty();
        }
    }

    @Test
    void aBrokerThatDelaysSmallMessagesIsNamedWithItsSetting() {
        try (LogLines log = new LogLines()) {
            ends.edge(start(MosquittoSettings.PLAIN.withoutTcpNoDelay()), "edge-1");
            assertThat(log.await("delays QoS 1 messages")).contains("set_tcp_nodelay true");
        }
    }

    @Test
    void aBrokerThatDoesNotDelayThemIsNot() {
        BrokerAddress address = start(MosquittoSettings.PLAIN);
        CompletableFuture<BrokerProbe> probe = new CompletableFuture<>();
        try (MqttConnection connection = new MqttConnection(ends.vertx(), address, "probe", 1 << 20, _ -> {
            var _ = probe.thenAccept(BrokerProbe::start);
        })) {
            probe.complete(new BrokerProbe(ends.vertx(), connection, address, "a/probe"));
            connection.start();
            assertThat(Await.done(probe.thenCompose(BrokerProbe::delayed))).isFalse();
        }
    }
}
