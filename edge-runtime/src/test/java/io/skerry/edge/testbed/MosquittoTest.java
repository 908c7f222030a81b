package io.skerry.edge.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class MosquittoTest {

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void closeVertx() {
        await(vertx.close());
    }

    @Test
    void aMessageComesBackFromABrokerThatWasKilledAndRestarted() {
        try (Mosquitto broker = Mosquitto.start(folder, MosquittoSettings.PLAIN)) {
            broker.kill();
            assertThatThrownBy(() -> connect(broker, new MqttClientOptions()))
                    .as("a killed broker")
                    .hasMessageContaining("refused");
            broker.restart();

            assertThat(echo(connect(broker, new MqttClientOptions()), "a/b")).isEqualTo("hello");
        }
    }

    @Test
    void onlyAUserWithTheRightPasswordConnectsAndOnlyItsTopicsAreDelivered() {
        MosquittoSettings settings = MosquittoSettings.PLAIN
                .withPasswords(Map.of("edge-1", "secret"))
                .withAcl("user edge-1", "topic readwrite allowed/#");
        try (Mosquitto broker = Mosquitto.start(folder, settings)) {
            MqttClientOptions user = new MqttClientOptions().setUsername("edge-1");

            assertThatThrownBy(() -> connect(broker, user.setPassword("wrong"))).hasMessageContaining("NOT_AUTHORIZED");
            MqttClient client = connect(broker, user.setPassword("secret"));
            await(client.publish("forbidden/a", Buffer.buffer("hello"), MqttQoS.AT_LEAST_ONCE, false, false));
            assertThat(echo(client, "allowed/a")).isEqualTo("hello");
            assertThat(broker.log()).contains("Denied PUBLISH");
        }
    }

    @Test
    void withMutualTlsAClientMustShowACertificateOfTheSameAuthority() {
        Certificates certificates = Certificates.create(folder);
        try (Mosquitto broker = Mosquitto.start(folder, MosquittoSettings.PLAIN.withMutualTls(certificates))) {
            MqttClientOptions stranger = new MqttClientOptions()
                    .setSsl(true)
                    .setHostnameVerificationAlgorithm("HTTPS")
                    .setTrustOptions(new PemTrustOptions()
                            .addCertPath(certificates.authority().toString()));
            assertThatThrownBy(() -> connect(broker, stranger))
                    .as("no certificate")
                    .isNotNull();
            assertThat(broker.log()).contains("peer did not return a certificate");

            Certificates.Identity node = certificates.issue("edge-1");
            MqttClientOptions known = new MqttClientOptions(stranger)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .addCertPath(node.certificate().toString())
                            .addKeyPath(node.key().toString()));
            assertThat(echo(connect(broker, known), "a/b")).isEqualTo("hello");
        }
    }

    private MqttClient connect(Mosquitto broker, MqttClientOptions options) {
        MqttClient client = MqttClient.create(vertx, options);
        await(client.connect(broker.port(), "localhost"));
        return client;
    }

    private static String echo(MqttClient client, String topic) {
        CompletableFuture<String> received = new CompletableFuture<>();
        client.publishHandler(message -> received.complete(message.payload().toString()));
        await(client.subscribe(topic, MqttQoS.AT_LEAST_ONCE.value())
                .compose(
                        granted -> client.publish(topic, Buffer.buffer("hello"), MqttQoS.AT_LEAST_ONCE, false, false)));
        return received.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
