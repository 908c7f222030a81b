package io.skerry.edge.link.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.edge.link.LinkException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a broker that comes back by itself. Subscriptions are kept here and made again after every reconnect; messages
 * are not: what is published while there is no connection fails at once, and what was under way when it broke fails then.
 *
 * <p>All callbacks run on one event loop thread and must not block.
 */
public final class MqttConnection implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MqttConnection.class);
    private static final long PING_MILLIS = 5_000;
    /** A broker that is silent for so long is gone, whatever TCP says. */
    private static final long SILENCE_NANOS = 3 * PING_MILLIS * 1_000_000;

    /** A subscription's messages. */
    @FunctionalInterface
    public interface Receiver {
        void receive(String topic, Buffer payload);
    }

    private record Subscription(String filter, MqttQoS qos, Receiver receiver) {}

    private final Vertx vertx;
    private final BrokerAddress broker;
    private final String clientId;
    private final int maxMessageBytes;
    private final Consumer<Boolean> connectionChanged;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final AtomicInteger failures = new AtomicInteger();
    private final long pingTimer;

    private final AtomicInteger attempts = new AtomicInteger();

    private volatile @Nullable MqttClient client;
    private volatile boolean connected;
    private volatile boolean closed;
    private volatile long lastHeard;
    private volatile String lastProblem = "not connected yet";

    /**
     * @param clientId unique at the broker
     * @param maxMessageBytes a larger message from the broker closes the connection
     * @param connectionChanged called with true after a connect and with false when the connection broke
     */
    public MqttConnection(
            Vertx vertx,
            BrokerAddress broker,
            String clientId,
            int maxMessageBytes,
            Consumer<Boolean> connectionChanged) {
        this.vertx = vertx;
        this.broker = broker;
        this.clientId = clientId;
        this.maxMessageBytes = maxMessageBytes;
        this.connectionChanged = connectionChanged;
        this.pingTimer = vertx.setPeriodic(PING_MILLIS, _ -> ping());
    }

    /** Starts to connect and goes on until {@link #close}. */
    public void start() {
        connect();
    }

    /**
     * Receives the messages of a topic filter, now and after every reconnect.
     *
     * @param filter exactly as the broker gets it; {@code $share/group/…} works
     * @param topics the topic of this subscription's messages, or what their topics begin with if it ends with {@code /}
     */
    public void subscribe(String filter, String topics, MqttQoS qos, Receiver receiver) {
        Subscription subscription = new Subscription(filter, qos, receiver);
        subscriptions.put(topics, subscription);
        MqttClient now = client;
        if (connected && now != null) {
            subscribeAt(now, subscription);
        }
    }

    /** Undoes {@link #subscribe}. */
    public void unsubscribe(String topics) {
        Subscription gone = subscriptions.remove(topics);
        MqttClient now = client;
        if (gone != null && connected && now != null) {
            now.unsubscribe(gone.filter())
                    .onFailure(e -> LOG.debugf("unsubscribe from %s: %s", gone.filter(), e.getMessage()));
        }
    }

    /**
     * Publishes a message.
     *
     * @return completes when the message is written (QoS 0) or acknowledged by the broker (QoS 1); fails with a
     *     {@link LinkException} at once without a connection, and when the connection breaks first
     */
    public CompletableFuture<Void> publish(String topic, Buffer payload, MqttQoS qos) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        MqttClient now = client;
        if (!connected || now == null) {
            sent.completeExceptionally(new LinkException(description()));
            return sent;
        }
        now.publish(topic, payload, qos, false, false).onComplete(written -> {
            if (written.failed()) {
                sent.completeExceptionally(new LinkException(
                        "cannot publish to " + broker.url() + ": "
                                + written.cause().getMessage(),
                        written.cause()));
            } else if (qos == MqttQoS.AT_MOST_ONCE) {
                sent.complete(null);
            } else {
                acknowledgements.await(written.result(), sent);
            }
        });
        return sent;
    }

    public boolean connected() {
        return connected;
    }

    /** The connection's state in words. */
    public String description() {
        return connected ? "connected to " + broker.url() : "no connection to " + broker.url() + ": " + lastProblem;
    }

    @Override
    public void close() {
        closed = true;
        vertx.cancelTimer(pingTimer);
        MqttClient now = client;
        if (now != null && connected) {
            now.disconnect().onFailure(e -> LOG.debugf("disconnect: %s", e.getMessage()));
        }
        lost("closed");
    }

    private void connect() {
        if (closed) {
            return;
        }
        MqttClient next;
        try {
            next = MqttClient.create(vertx, BrokerOptions.of(broker, clientId, maxMessageBytes));
        } catch (BrokerOptions.UnreadableException e) {
            again(String.valueOf(e.getMessage()));
            return;
        }
        int attempt = attempts.incrementAndGet();
        client = next;
        next.publishHandler(this::received);
        next.publishCompletionHandler(acknowledgements::arrived);
        next.pingResponseHandler(_ -> lastHeard = System.nanoTime());
        next.exceptionHandler(e -> LOG.debugf("mqtt %s: %s", broker.url(), e.getMessage()));
        next.closeHandler(_ -> broken(attempt, "the broker closed the connection"));
        next.connect(broker.port(), broker.host()).onComplete(result -> {
            if (result.failed()) {
                again(explain(result.cause()));
            } else if (closed) {
                next.disconnect().onFailure(e -> LOG.debugf("disconnect: %s", e.getMessage()));
            } else {
                connected(next);
            }
        });
    }

    private void connected(MqttClient at) {
        failures.set(0);
        lastHeard = System.nanoTime();
        connected = true;
        subscriptions.values().forEach(subscription -> subscribeAt(at, subscription));
        LOG.infof("connected to %s as %s", broker.url(), clientId);
        connectionChanged.accept(true);
    }

    private void subscribeAt(MqttClient at, Subscription subscription) {
        at.subscribe(subscription.filter(), subscription.qos().value())
                .onFailure(e -> LOG.warnf(
                        "the broker %s refused the subscription to %s: %s; check its ACL",
                        broker.url(), subscription.filter(), e.getMessage()));
    }

    private void received(MqttPublishMessage message) {
        lastHeard = System.nanoTime();
        String topic = message.topicName();
        subscriptions.forEach((topics, subscription) -> {
            if (topic.equals(topics) || (topics.endsWith("/") && topic.startsWith(topics))) {
                try {
                    subscription.receiver().receive(topic, message.payload());
                } catch (RuntimeException e) {
                    LOG.errorf(e, "a message on %s could not be handled; it is dropped", topic);
                }
            }
        });
    }

    private void ping() {
        MqttClient now = client;
        if (!connected || now == null) {
            return;
        }
        if (System.nanoTime() - lastHeard > SILENCE_NANOS) {
            broken(attempts.get(), "the broker has been silent for " + SILENCE_NANOS / 1_000_000_000 + " s");
            now.disconnect().onFailure(e -> LOG.debugf("disconnect: %s", e.getMessage()));
        } else {
            now.ping();
        }
    }

    private void broken(int attempt, String problem) {
        if (attempt == attempts.get() && connected) {
            lost(problem);
            again(problem);
        }
    }

    private void again(String problem) {
        lastProblem = problem;
        if (closed) {
            return;
        }
        int failed = failures.incrementAndGet();
        if (failed == 1 || failed % 30 == 0) {
            LOG.warnf("no connection to %s: %s; trying again", broker.url(), problem);
        }
        long pause = Backoff.DEFAULT.pause(failed, ThreadLocalRandom.current()).toMillis();
        vertx.setTimer(Math.max(1, pause), _ -> connect());
    }

    private void lost(String problem) {
        boolean was = connected;
        connected = false;
        lastProblem = problem;
        acknowledgements.abandon(new LinkException("the connection to " + broker.url() + " broke: " + problem));
        if (was) {
            connectionChanged.accept(false);
        }
    }

    private String explain(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        return text.contains("NOT_AUTHORIZED") || text.contains("BAD_USER_NAME_OR_PASSWORD")
                ? "the broker refused user '" + broker.username() + "' (" + text
                        + "); check the user name and the password file"
                : text;
    }
}
