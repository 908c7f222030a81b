package io.skerry.edge.link.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * A few messages to ourselves after a connect, to see whether the broker delays QoS 1 messages ({@link NagleSignature}); if so, a
 * warning names the setting. Runs once per connection object, on its event loop, and waits for nothing.
 */
final class BrokerProbe {

    private static final Logger LOG = Logger.getLogger(BrokerProbe.class);
    private static final int ROUNDS = 5;

    private final MqttConnection connection;
    private final BrokerAddress broker;
    private final String topic;
    private final List<Long> qos0 = new ArrayList<>();
    private final List<Long> qos1 = new ArrayList<>();
    private final CompletableFuture<Boolean> delayed = new CompletableFuture<>();
    private long sentAt;

    /**
     * @param topic of our own, that nothing else uses
     */
    BrokerProbe(MqttConnection connection, BrokerAddress broker, String topic) {
        this.connection = connection;
        this.broker = broker;
        this.topic = topic;
        connection.subscribe(topic, topic, MqttQoS.AT_LEAST_ONCE, (_, _) -> arrived());
    }

    /** Starts, unless it ran before. To be called on the event loop after each connect. */
    void start() {
        if (!delayed.isDone() && qos0.isEmpty()) {
            send(MqttQoS.AT_MOST_ONCE);
        }
    }

    /** Whether the broker delays QoS 1 messages, once known. */
    CompletableFuture<Boolean> delayed() {
        return delayed;
    }

    private void send(MqttQoS qos) {
        sentAt = System.nanoTime();
        var _ = connection.publish(topic, Buffer.buffer(new byte[64]), qos).whenComplete((_, problem) -> {
            if (problem != null) {
                LOG.debugf("the probe of %s stopped: %s", broker.url(), problem.getMessage());
                qos0.clear();
                qos1.clear();
            }
        });
    }

    private void arrived() {
        long roundTrip = System.nanoTime() - sentAt;
        if (qos0.size() < ROUNDS) {
            qos0.add(roundTrip);
        } else if (qos1.size() < ROUNDS) {
            qos1.add(roundTrip);
        }
        if (qos1.size() < ROUNDS) {
            send(qos0.size() < ROUNDS ? MqttQoS.AT_MOST_ONCE : MqttQoS.AT_LEAST_ONCE);
        } else if (delayed.complete(NagleSignature.seen(qos0, qos1))) {
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
