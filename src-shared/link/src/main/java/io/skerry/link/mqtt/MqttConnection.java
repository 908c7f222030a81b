package io.skerry.link.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.link.Backoff;
import io.skerry.link.LinkException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a broker that comes back by itself. Subscriptions are kept here and made again after every reconnect; messages
 * are not: what is published while there is no connection fails at once, and what was under way when it broke fails then.
 *
 * <p>Its methods are for any thread. All callbacks, and all changes of its state, run on one event loop and must not block.
 */
public final class MqttConnection implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MqttConnection.class);
    /** A connection that broke sooner does not count as a success: the pauses go on growing. */
    private static final long STABLE_NANOS = Duration.ofSeconds(10).toNanos();

    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
    private static final int WARN_EVERY = 30;

    /** A subscription's messages. */
    @FunctionalInterface
    public interface Receiver {
        void receive(String topic, Buffer payload);
    }

    private final Vertx vertx;
    private final BrokerAddress broker;
    private final String clientId;
    private final int maxMessageBytes;
    private final Consumer<Boolean> connectionChanged;
    private final Context context;

    // On the event loop only.
    private final Subscriptions subscriptions = new Subscriptions();
    private final Set<String> refused = new TreeSet<>();
    private @Nullable MqttConnect connecting;
    private long pingTimer;
    private int failures;
    private String warned = "";

    private volatile @Nullable MqttSession session;
    private volatile boolean closed;
    private volatile String state;

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
        this.context = vertx.getOrCreateContext();
        this.state = "no connection to " + broker.url() + ": not connected yet";
    }

    /** Starts to connect and goes on until {@link #close}. */
    public void start() {
        context.runOnContext(_ -> {
            pingTimer = vertx.setPeriodic(Silence.PING.toMillis(), _ -> ping());
            connect();
        });
    }

    /**
     * Receives the messages of a topic filter, now and after every reconnect.
     *
     * @param filter exactly as the broker gets it; {@code $share/group/…} works
     * @param topics the topic of this subscription's messages, or what their topics begin with if it ends with {@code /}
     */
    public void subscribe(String filter, String topics, MqttQoS qos, Receiver receiver) {
        context.runOnContext(_ -> {
            subscriptions.add(topics, new Subscriptions.Subscription(filter, qos, receiver));
            MqttSession now = session;
            if (now != null) {
                now.subscribe(filter, qos);
            }
        });
    }

    /** Undoes {@link #subscribe}. */
    public void unsubscribe(String topics) {
        context.runOnContext(_ -> {
            String filter = subscriptions.remove(topics);
            MqttSession now = session;
            if (filter != null && now != null) {
                now.unsubscribe(filter);
            }
        });
    }

    /**
     * Publishes a message.
     *
     * @return completes when the message is written (QoS 0) or acknowledged by the broker (QoS 1); fails with a
     *     {@link LinkException} at once without a connection or if too much waits to be written already, and when the connection
     *     breaks first
     */
    public CompletableFuture<Void> publish(String topic, Buffer payload, MqttQoS qos) {
        MqttSession now = session;
        return closed || now == null
                ? CompletableFuture.failedFuture(new LinkException(description()))
                : now.publish(topic, payload, qos);
    }

    public boolean connected() {
        return !closed && session != null;
    }

    /** The connection's state in words. */
    public String description() {
        return state;
    }

    @Override
    public void close() {
        closed = true;
        context.runOnContext(_ -> {
            vertx.cancelTimer(pingTimer);
            if (connecting != null) {
                connecting.cancel("closed");
            }
            lost("closed");
        });
    }

    private void connect() {
        if (closed) {
            return;
        }
        MqttConnect attempt = new MqttConnect(vertx, broker);
        connecting = attempt;
        attempt.start(clientId, maxMessageBytes, this::connected, this::again);
    }

    private void connected(MqttClient client) {
        connecting = null;
        MqttSession next = new MqttSession(context, client, broker.url(), this::subscriptionRefused);
        client.publishHandler(message -> {
            next.heard();
            subscriptions.received(message.topicName(), message.payload());
        });
        client.exceptionHandler(e -> broken(next, String.valueOf(e.getMessage())));
        client.closeHandler(_ -> broken(next, "the broker closed the connection"));
        if (closed) {
            next.end("closed");
            return;
        }
        session = next;
        state = "connected to " + broker.url();
        refused.clear();
        subscriptions.makeAt(next);
        LOG.infof("connected to %s as %s", broker.url(), clientId);
        connectionChanged.accept(true);
    }

    private void subscriptionRefused(String filter) {
        refused.add(filter);
        state = "connected to " + broker.url() + ", which refused the subscription to " + String.join(", ", refused);
        LOG.warnf(
                "the broker %s refused the subscription to %s: nothing will arrive there; correct its ACL, it is asked again at the"
                        + " next connection",
                broker.url(), filter);
    }

    private void ping() {
        MqttSession now = session;
        if (now == null) {
            return;
        }
        if (now.silent()) {
            broken(now, "the broker is silent");
        } else {
            now.ping();
        }
    }

    private void broken(MqttSession gone, String problem) {
        if (session == gone) {
            if (gone.age() > STABLE_NANOS) {
                failures = 0;
                warned = "";
            }
            lost(problem);
            again(problem);
        }
    }

    private void again(String problem) {
        connecting = null;
        if (closed) {
            return;
        }
        failures++;
        state = "no connection to " + broker.url() + ": " + problem;
        if (!problem.equals(warned) || failures % WARN_EVERY == 0) {
            LOG.warnf("%s; trying again", state);
            warned = problem;
        }
        long pause = PAUSES.after(failures, ThreadLocalRandom.current()).toMillis();
        vertx.setTimer(Math.max(1, pause), _ -> connect());
    }

    private void lost(String problem) {
        MqttSession gone = session;
        session = null;
        state = "no connection to " + broker.url() + ": " + problem;
        if (gone != null) {
            gone.end(problem);
            connectionChanged.accept(false);
        }
    }
}
