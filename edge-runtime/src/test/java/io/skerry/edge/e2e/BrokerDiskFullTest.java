package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import io.skerry.edge.testbed.SmallDisk;
import io.skerry.wire.Topics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that cannot save what it keeps for somebody who is away. */
@Tag("real")
class BrokerDiskFullTest {

    private static final int CLIENTS = 4;

    @TempDir
    Path folder;

    @Test
    void a_broker_whose_disk_is_full_costs_no_answer_and_no_example() throws Exception {
        Path cloud = folder.resolve("cloud");
        try (SmallDisk disk = SmallDisk.mount(Files.createDirectory(folder.resolve("disk")), 16);
                Mosquitto broker = Mosquitto.start(folder, MosquittoSettings.PLAIN.withStorage(disk.folder()));
                RuntimeProcess deep = Deep.start(cloud, "cloud", broker.port());
                Edge edge = Edge.start(folder.resolve("edge"), broker.port(), Plans.allHard())) {
            edge.awaitCloud();
            subscribeAndLeave(broker.port(), Topics.sample("default", "fashion"));
            disk.fill();
            try (Clients clients = Clients.start(CLIENTS, edge, Samples.pictures(100))) {
                Eventually.holds("the broker cannot save", () -> broker.log().contains("No space left on device"));
                clients.awaitAnswers(200);
                clients.stop();
                edge.awaitDelivery();

                assertThat(clients.failures()).isEmpty();
                assertThat(clients.answers()).allMatch(Answer::stored);
                assertThat(clients.answers()).extracting(Answer::source).contains("cloud");
                Collected.in(Deep.samples(cloud)).requireOnce(clients.answers());
                assertThat(deep.log()).doesNotContain("ERROR");
            }
        }
    }

    /** From now on the broker has to keep what comes on the topic, and to save it. */
    private static void subscribeAndLeave(int port, String topic) {
        Vertx vertx = Vertx.vertx();
        try {
            MqttClient client = MqttClient.create(
                    vertx, new MqttClientOptions().setClientId("archive").setCleanSession(false));
            await(client.connect(port, "127.0.0.1"));
            await(client.subscribe(topic, MqttQoS.AT_LEAST_ONCE.value()));
            await(client.disconnect());
        } finally {
            await(vertx.close());
        }
    }

    private static <T> void await(Future<T> future) {
        future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
