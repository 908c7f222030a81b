package io.skerry.link.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a connection subscribes to, and who gets it. For one thread. */
final class Subscriptions {

    private static final Logger LOG = Logger.getLogger(Subscriptions.class);

    /**
     * One subscription.
     *
     * @param filter as the broker gets it
     */
    record Subscription(String filter, MqttQoS qos, MqttConnection.Receiver receiver) {}

    private final Map<String, Subscription> byTopics = new HashMap<>();

    /**
     * @param topics the topic of its messages, or what their topics begin with if it ends with {@code /}
     */
    void add(String topics, Subscription subscription) {
        byTopics.put(topics, subscription);
    }

    /** The filter of the subscription that is gone; null: there was none. */
    @Nullable
    String remove(String topics) {
        Subscription gone = byTopics.remove(topics);
        return gone == null ? null : gone.filter();
    }

    void makeAt(MqttSession session) {
        byTopics.values().forEach(subscription -> session.subscribe(subscription.filter(), subscription.qos()));
    }

    /** Gives a message to all whom it concerns; one that throws harms no other. */
    void received(String topic, Buffer payload) {
        byTopics.forEach((topics, subscription) -> {
            if (topic.equals(topics) || (topics.endsWith("/") && topic.startsWith(topics))) {
                try {
                    subscription.receiver().receive(topic, payload);
                } catch (RuntimeException e) {
                    LOG.errorf(e, "a message on %s could not be handled; it is dropped", topic);
                }
            }
        });
    }
}
