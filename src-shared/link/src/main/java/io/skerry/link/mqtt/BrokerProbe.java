package io.skerry.link.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * A few messages to ourselves after a connect, to see two things that nobody else would tell: that the broker does not deliver to us
 * what is for us (its ACL drops messages without a word), and that it delays QoS 1 messages ({@link NagleSignature}). Each is named
 * in a warning. Runs on the connection's event loop until it has succeeded once, and waits for nothing.
 */
public final class BrokerProbe {

    private static final Logger LOG = Logger.getLogger(BrokerProbe.class);
    private static final int ROUNDS = 7;
    private static final long PATIENCE_MILLIS = 15_000;

    private final Vertx vertx;
    private final MqttConnection connection;
    private final BrokerAddress broker;
    private final String topic;
    private final List<Long> alone = new ArrayList<>();
    private final List<Long> together = new ArrayList<>();
    private final CompletableFuture<Boolean> delayed = new CompletableFuture<>();
    private long sentAt;
    private int awaited;
    private long patience = -1;

    /**
     * @param topic of our own, that nothing else uses
     */
    public BrokerProbe(Vertx vertx, MqttConnection connection, BrokerAddress broker, String topic) {
        this.vertx = vertx;
        this.connection = connection;
        this.broker = broker;
        this.topic = topic;
        connection.subscribe(topic, topic, MqttQoS.AT_MOST_ONCE, (_, _) -> arrived());
    }

    /** Starts, unless it has succeeded before. To be called on the event loop after each connect. */
    public void start() {
        vertx.cancelTimer(patience);
        if (!delayed.isDone()) {
            alone.clear();
            together.clear();
            patience = vertx.setTimer(PATIENCE_MILLIS, _ -> silent());
            send();
        }
    }

    private void silent() {
        if (alone.isEmpty() && connection.connected()) {
            LOG.warnf(
                    "the broker %s does not deliver messages on %s: no answer can arrive; correct its ACL",
                    broker.url(), topic);
        }
    }

    /** Whether the broker delays QoS 1 messages, once known. */
    public CompletableFuture<Boolean> delayed() {
        return delayed;
    }

    /** One round: a message to ourselves, which comes back alone at QoS 0, and with its acknowledgement at QoS 1. */
    private void send() {
        MqttQoS qos = alone.size() < ROUNDS ? MqttQoS.AT_MOST_ONCE : MqttQoS.AT_LEAST_ONCE;
        awaited = 2;
        sentAt = System.nanoTime();
        var _ = connection.publish(topic, Buffer.buffer(new byte[64]), qos).whenComplete((_, problem) -> {
            if (problem == null) {
                arrived();
            } else {
                LOG.debugf("the probe of %s stopped: %s", broker.url(), problem.getMessage());
            }
        });
    }

    private void arrived() {
        awaited--;
        if (awaited > 0) {
            return;
        }
        (alone.size() < ROUNDS ? alone : together).add(System.nanoTime() - sentAt);
        if (together.size() < ROUNDS) {
            send();
        } else if (delayed.complete(NagleSignature.seen(alone, together))) {
            connection.unsubscribe(topic);
            if (delayed.join()) {
                LOG.warnf(
                        "the broker %s delays QoS 1 messages by about 40 ms (Nagle's algorithm): set 'set_tcp_nodelay true' in its"
                                + " mosquitto.conf; samples and acknowledgements are slower until then",
                        broker.url());
            }
        }
    }
}
