package io.skerry.edge.link.eventbus;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.link.mqtt.Await;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.MqttConnection;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * KubeEdge as its clients see it: what a Rule leads, and what becomes of it. Exact topics below the namespace go up as a POST without a
 * header, the rest of a path goes down as the rest of a topic, everything is turned into UTF-8. The weather can be made bad.
 */
final class FakeKubeEdge implements AutoCloseable {

    /** An answer of the router. */
    record Answer(int status, String body) {}

    static final Answer DELIVERED = new Answer(200, "message delivered");
    static final Answer EMPTY = new Answer(200, "");

    private static final String NAMESPACE = "/skerry";

    private final String node;
    private final MqttConnection bus;
    private final HttpServer router;
    private final HttpClient http;
    private final Map<String, String> downRules = new ConcurrentHashMap<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger posts = new AtomicInteger();
    private final List<Runnable> held = new ArrayList<>();
    private volatile int copies = 1;
    private volatile boolean holding;

    FakeKubeEdge(Vertx vertx, BrokerAddress nodesBroker, String node) {
        this.node = node;
        this.http = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
        LinkedBlockingQueue<Boolean> connected = new LinkedBlockingQueue<>();
        this.bus = new MqttConnection(vertx, nodesBroker, "hub-client-" + node, 4 << 20, connected::add);
        bus.start();
        Await.next(connected);
        this.router = Await.done(vertx.createHttpServer()
                .requestHandler(this::down)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture());
    }

    URI router() {
        return URI.create("http://127.0.0.1:" + router.actualPort());
    }

    /** A Rule from a topic of this node, which stands below the namespace, to a URL. */
    void upRule(String topic, URI target) {
        String full = NAMESPACE.substring(1) + "/" + topic;
        bus.subscribe(full, full, MqttQoS.AT_LEAST_ONCE, (_, payload) -> up(target, payload));
    }

    /** A Rule from a path, below node and namespace, to a topic. */
    void downRule(String path, String topic) {
        downRules.put(NAMESPACE + path, topic);
    }

    /** Loses what goes up. */
    void lose() {
        copies = 0;
    }

    /** Brings what goes up twice. */
    void duplicate() {
        copies = 2;
    }

    /** Keeps what goes up until there is so much of it, then brings it, the last first. */
    synchronized void reorder() {
        holding = true;
    }

    synchronized int held() {
        return held.size();
    }

    synchronized void release() {
        holding = false;
        held.reversed().forEach(Runnable::run);
        held.clear();
    }

    /** The router's next answers; what they answer does not arrive. */
    void answers(Answer... next) {
        answers.addAll(List.of(next));
    }

    /** How many answers the router was told to give and did not give yet. */
    int answersLeft() {
        return answers.size();
    }

    /** Whether all that went up is answered. */
    boolean quiet() {
        return posts.get() == 0;
    }

    private void up(URI target, Buffer payload) {
        byte[] text = damaged(payload);
        if (text.length == 0) {
            return;
        }
        for (int i = 0; i < copies; i++) {
            brought(() -> post(target, text));
        }
    }

    private synchronized void brought(Runnable post) {
        if (holding) {
            held.add(post);
        } else {
            post.run();
        }
    }

    private void post(URI target, byte[] text) {
        posts.incrementAndGet();
        http.request(new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(target.toString()))
                .compose(request -> request.send(Buffer.buffer(text)))
                .onComplete(_ -> posts.decrementAndGet());
    }

    private void down(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Answer answer = answers.isEmpty() ? deliver(request.uri(), body) : answers.remove();
            var _ = request.response().setStatusCode(answer.status()).end(answer.body());
        });
    }

    private Answer deliver(String uri, Buffer body) {
        if (!uri.startsWith("/" + node + "/")) {
            return new Answer(500, "cloudcore doesn't have session for node");
        }
        String path = uri.substring(node.length() + 1);
        return downRules.entrySet().stream()
                .filter(rule -> path.startsWith(rule.getKey()))
                .findFirst()
                .map(rule -> {
                    String topic =
                            rule.getValue() + path.substring(rule.getKey().length());
                    var _ = bus.publish(topic, Buffer.buffer(damaged(body)), MqttQoS.AT_LEAST_ONCE);
                    return DELIVERED;
                })
                .orElse(new Answer(404, "Request error"));
    }

    private static byte[] damaged(Buffer bytes) {
        return bytes.toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        bus.close();
        Await.done(http.close().toCompletionStage().toCompletableFuture());
        Await.done(router.close().toCompletionStage().toCompletableFuture());
    }
}
