package io.skerry.benchmarks.kubeedge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.benchmarks.process.KubeEdge;
import io.skerry.link.eventbus.RouterClient;
import io.skerry.link.eventbus.Routes;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.MqttConnection;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * KubeEdge's own two ways with nothing at their ends: what is published on the node's broker arrives at a web server, and what is posted to
 * the router arrives at a subscriber of the node's broker.
 */
final class BarePath implements AutoCloseable {

    private static final String NAMESPACE = "bare";
    private static final String UP = "up";
    private static final String DOWN = Routes.DOWNLINK_TOPIC + "/bare";
    private static final int MAX_BYTES = 1 << 20;
    private static final int PATIENCE_SECONDS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final Routes routes = new Routes(NAMESPACE);
    private final BlockingQueue<Integer> arrivedUp = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> arrivedDown = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private final MqttConnection broker;
    private final RouterClient router;

    private BarePath(KubeEdge kubeEdge) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
        broker = new MqttConnection(vertx, BrokerAddress.plain(kubeEdge.broker()), NAMESPACE, MAX_BYTES, _ -> {});
        broker.subscribe(DOWN, DOWN, MqttQoS.AT_MOST_ONCE, (_, payload) -> arrivedDown.add(payload.length()));
        broker.start();
        router = new RouterClient(kubeEdge.router(), routes);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            int bytes = exchange.getRequestBody().readAllBytes().length;
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_ACCEPTED, -1);
            arrivedUp.add(bytes);
        }
    }

    /** Makes the Rules; returns when both ways are there. */
    static BarePath open(KubeEdgeSite site) throws Exception {
        BarePath path = new BarePath(site.kubeEdge());
        site.applied().apply(rules(path.server.getAddress().getPort()));
        Waiting.until("a message arrives at the server", () -> path.arrives(path::sendUp, path.arrivedUp));
        Waiting.until("a message arrives at the node", () -> path.arrives(path::sendDown, path.arrivedDown));
        return path;
    }

    private static String rules(int port) {
        return """
                apiVersion: v1
                kind: Namespace
                metadata: {name: %1$s}
                ---
                apiVersion: rules.kubeedge.io/v1
                kind: RuleEndpoint
                metadata: {name: rest, namespace: %1$s}
                spec: {ruleEndpointType: rest}
                ---
                apiVersion: rules.kubeedge.io/v1
                kind: RuleEndpoint
                metadata: {name: eventbus, namespace: %1$s}
                spec: {ruleEndpointType: eventbus}
                ---
                apiVersion: rules.kubeedge.io/v1
                kind: Rule
                metadata: {name: up, namespace: %1$s}
                spec:
                  source: eventbus
                  sourceResource: {topic: %2$s, node_name: %3$s}
                  target: rest
                  targetResource: {resource: "http://127.0.0.1:%4$d/"}
                ---
                apiVersion: rules.kubeedge.io/v1
                kind: Rule
                metadata: {name: down, namespace: %1$s}
                spec:
                  source: rest
                  sourceResource: {path: %5$s}
                  target: eventbus
                  targetResource: {topic: %6$s}
                """.formatted(NAMESPACE, UP, KubeEdge.NODE, port, Routes.DOWNLINK_PATH, Routes.DOWNLINK_TOPIC);
    }

    private interface Send {
        void message(int bytes);
    }

    private void sendUp(int bytes) {
        var _ = broker.publish(routes.uplink(UP), Buffer.buffer(text(bytes)), MqttQoS.AT_MOST_ONCE);
    }

    private void sendDown(int bytes) {
        var _ = router.post(KubeEdge.NODE, DOWN, text(bytes));
    }

    /** ASCII, as frames are on this way. */
    private static byte[] text(int bytes) {
        return "x".repeat(bytes).getBytes(StandardCharsets.US_ASCII);
    }

    private boolean arrives(Send send, BlockingQueue<Integer> arrived) throws InterruptedException {
        send.message(1);
        return arrived.poll(1, TimeUnit.SECONDS) != null;
    }

    /** Nanoseconds from the publication of a message on the node's broker until the web server has it. */
    double up(int bytes) throws InterruptedException, TimeoutException {
        return nanos(this::sendUp, bytes, arrivedUp);
    }

    /** Nanoseconds from the request to the router until the node's subscriber has the message. */
    double down(int bytes) throws InterruptedException, TimeoutException {
        return nanos(this::sendDown, bytes, arrivedDown);
    }

    private static double nanos(Send send, int bytes, BlockingQueue<Integer> arrived)
            throws InterruptedException, TimeoutException {
        arrived.clear();
        long start = System.nanoTime();
        send.message(bytes);
        Integer found = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (found == null) {
            throw new TimeoutException("a message was lost on KubeEdge's bare path");
        }
        return System.nanoTime() - start;
    }

    @Override
    public void close() {
        router.close();
        broker.close();
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
