package io.skerry.edge.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skerry.edge.config.EdgeConfig;
import io.skerry.link.mqtt.Await;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Map;

/** Edge nodes in this process, one at a time; the next one is the same node's next run. */
final class TestNodes implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private Node node;
    private EdgeNode edge;

    /** Ends the node that runs, and starts it with these settings. */
    EdgeNode start(Map<String, String> settings) throws IOException {
        stop();
        EdgeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(EdgeConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(EdgeConfig.class);
        node = Node.of(config, vertx, new SimpleMeterRegistry(), new ObjectMapper());
        try {
            edge = EdgeNode.open(node);
            return edge;
        } catch (IOException | RuntimeException e) {
            node.closing().close();
            throw e;
        }
    }

    /** This run of the node. */
    Node node() {
        return node;
    }

    void stop() {
        if (edge != null) {
            edge.close();
            edge = null;
        }
    }

    @Override
    public void close() {
        stop();
        Await.done(vertx.close().toCompletionStage().toCompletableFuture());
    }
}
