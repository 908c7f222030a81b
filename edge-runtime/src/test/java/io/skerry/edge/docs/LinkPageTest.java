package io.skerry.edge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import io.skerry.wire.Topics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class LinkPageTest {

    private static final String END = Topics.node("edge-1", "end");

    @TempDir
    Path folder;

    private Vertx vertx;
    private Mosquitto broker;

    @BeforeEach
    void startABrokerWithTheRightsFromThePage() {
        String[] rights =
                Page.blocks("docs/link.md", "pattern write").getFirst().split("\n");
        broker = Mosquitto.start(
                folder,
                MosquittoSettings.PLAIN
                        .withPasswords(Map.of("edge-1", "a", "edge-2", "b", "cloud", "c"))
                        .withAcl(rights));
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stopIt() {
        await(vertx.close());
        broker.close();
    }

    @Test
    void whatANodeSaysReachesTheCloudUnlessItSpeaksForAnother() throws Exception {
        List<String> allowed = List.of(
                Topics.offload("default", "fashion"), Topics.sample("default", "fashion"), Topics.status("edge-1"));
        MqttClient node = connect("edge-1", "a");
        MqttClient cloud = connect("cloud", "c");
        BlockingQueue<String> heard = listen(cloud, "skerry-link/v1/#");

        publish(node, Topics.status("edge-2"));
        publish(node, Topics.beat("default", "fashion"));
        publish(node, Topics.node("edge-2", "i"));
        for (String topic : allowed) {
            publish(node, topic);
        }

        for (String topic : allowed) {
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(topic);
        }
    }

    @Test
    void aNodeHearsBeatsAndWhatIsForItselfAndNothingElse() throws Exception {
        MqttClient cloud = connect("cloud", "c");
        MqttClient node = connect("edge-1", "a");
        BlockingQueue<String> heard = listen(node, "skerry-link/v1/#");

        publish(cloud, Topics.node("edge-2", "i"));
        publish(cloud, Topics.plan("edge-2"));
        publish(cloud, Topics.sample("default", "fashion"));
        publish(cloud, Topics.beat("default", "fashion"));
        publish(cloud, Topics.plan("edge-1"));
        publish(cloud, END);

        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(Topics.beat("default", "fashion"));
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(Topics.plan("edge-1"));
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(END);
    }

    private MqttClient connect(String user, String password) {
        MqttClient client = MqttClient.create(
                vertx, new MqttClientOptions().setUsername(user).setPassword(password));
        await(client.connect(broker.port(), "localhost"));
        return client;
    }

    private static BlockingQueue<String> listen(MqttClient client, String filter) {
        BlockingQueue<String> topics = new LinkedBlockingQueue<>();
        client.publishHandler(message -> topics.add(message.topicName()));
        await(client.subscribe(filter, MqttQoS.AT_LEAST_ONCE.value()));
        return topics;
    }

    private static void publish(MqttClient client, String topic) {
        await(client.publish(topic, Buffer.buffer("x"), MqttQoS.AT_LEAST_ONCE, false, false));
    }

    private static <T> void await(Future<T> future) {
        future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
