package io.skerry.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skerry.edge.config.EdgeConfig;
import io.skerry.edge.link.EdgeLink;
import io.skerry.link.FrameDoor;
import io.skerry.link.mqtt.Await;
import io.skerry.wire.FrameLimits;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {

    private static final String BROKER = "mqtt://127.0.0.1:9";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Closing closing = new Closing();

    @AfterEach
    void close() {
        closing.close();
        Await.done(vertx.close().toCompletionStage().toCompletableFuture());
    }

    private Node node(Map<String, String> settings) {
        EdgeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EdgeConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(EdgeConfig.class);
        Node node = Node.of(config, vertx, new SimpleMeterRegistry(), new ObjectMapper());
        closing.add(node.closing());
        return node;
    }

    private Optional<EdgeLink> edge(Map<String, String> settings) {
        return Links.edge(node(settings), new FrameDoor(FrameLimits.DEFAULT, _ -> {}), _ -> {});
    }

    private Node worker(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("skerry.link", "eventbus");
        return node(settings);
    }

    @Test
    void anEdgeHasTheDriverThatItsSettingsAskFor() {
        assertThat(edge(Map.of("skerry.broker.url", BROKER)).orElseThrow().transport())
                .isEqualTo("mqtt");
        assertThat(edge(Map.of("skerry.broker.url", BROKER, "skerry.link", "eventbus"))
                        .orElseThrow()
                        .transport())
                .isEqualTo("eventbus");
        assertThat(edge(Map.of())).isEmpty();
    }

    @Test
    void anEdgeOnKubeEdgeNeedsTheNodesBroker() {
        assertThatThrownBy(() -> edge(Map.of("skerry.link", "eventbus"))).hasMessageContaining("give --broker mqtt://");
    }

    @Test
    void aWorkerIsToldWhatItNeeds() {
        assertThatThrownBy(() -> Links.cloud(node(Map.of()))).hasMessageContaining("give --broker");
        assertThatThrownBy(() -> Links.cloud(worker(Map.of()))).hasMessageContaining("give --router http://host:9443");
        assertThatThrownBy(() -> Links.cloud(worker(Map.of("skerry.eventbus.router", "http://cloudcore:9443"))))
                .hasMessageContaining("give --link-key FILE");
        assertThatThrownBy(() -> Links.cloud(worker(
                        Map.of("skerry.eventbus.router", "cloudcore", "skerry.eventbus.key-file", folder.toString()))))
                .hasMessageContaining("write http://host:9443");
        assertThatThrownBy(() -> Links.cloud(worker(Map.of(
                        "skerry.eventbus.router",
                        "http://cloudcore:9443",
                        "skerry.eventbus.key-file",
                        folder.resolve("nowhere").toString()))))
                .hasMessageContaining("openssl rand -hex 32");
    }

    @Test
    void anotherKindOfLinkDoesNotExist() {
        assertThatThrownBy(() -> node(Map.of("skerry.link", "pigeon"))).hasMessageContaining("pigeon");
    }
}
