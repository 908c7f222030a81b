package io.skerry.link.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.link.LinkException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.messages.MqttSubAckMessage;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One connection to a broker, from its acceptance until it breaks. All but {@link #publish} runs on the connection's event loop. */
final class MqttSession {

    private static final Logger LOG = Logger.getLogger(MqttSession.class);

    // What waits to be written takes memory, and makes all that comes after it late.
    private static final long BACKLOG_BYTES = 8 << 20;
    private static final long BACKLOG_BYTES_QOS_0 = 1 << 20;

    private final Context context;
    private final MqttClient client;
    private final URI url;
    private final Consumer<String> subscriptionRefused;
    private final AtomicLong unwritten = new AtomicLong();
    private final UnderWay underWay = new UnderWay();
    private final Map<Integer, String> asked = new HashMap<>();
    private final long since = System.nanoTime();
    private long lastHeard = since;
    private @Nullable LinkException broken;

    /**
     * @param client connected
     * @param subscriptionRefused is told of each topic filter that the broker refuses
     */
    MqttSession(Context context, MqttClient client, URI url, Consumer<String> subscriptionRefused) {
        this.context = context;
        this.client = client;
        this.url = url;
        this.subscriptionRefused = subscriptionRefused;
        client.publishCompletionHandler(packetId -> {
            heard();
            underWay.acknowledged(packetId);
        });
        client.subscribeCompletionHandler(this::granted);
        client.pingResponseHandler(_ -> heard());
    }

    /** As {@link MqttConnection#publish}; for any thread. */
    CompletableFuture<Void> publish(String topic, Buffer payload, MqttQoS qos) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        int size = payload.length();
        long waiting = unwritten.getAndAdd(size);
        if (waiting > (qos == MqttQoS.AT_MOST_ONCE ? BACKLOG_BYTES_QOS_0 : BACKLOG_BYTES)) {
            unwritten.addAndGet(-size);
            sent.completeExceptionally(new LinkException(
                    "the link to " + url + " is too slow: " + waiting + " bytes wait to be sent already"));
        } else {
            context.runOnContext(_ -> write(topic, payload, qos, sent));
        }
        return sent;
    }

    private void write(String topic, Buffer payload, MqttQoS qos, CompletableFuture<Void> sent) {
        if (broken != null) {
            sent.completeExceptionally(broken);
            return;
        }
        UnderWay.Message message = underWay.begin(sent, payload.length());
        Future<Integer> written = client.publish(topic, payload, qos, false, false);
        written.onComplete(result -> {
            unwritten.addAndGet(-payload.length());
            if (result.failed()) {
                String why = result.cause().getMessage();
                underWay.failed(message, new LinkException("cannot publish to " + url + ": " + why, result.cause()));
            } else if (qos == MqttQoS.AT_MOST_ONCE) {
                underWay.through(message);
            } else {
                underWay.awaitAcknowledgement(result.result(), message);
            }
        });
    }

    void subscribe(String filter, MqttQoS qos) {
        client.subscribe(filter, qos.value())
                .onSuccess(packetId -> asked.put(packetId, filter))
                .onFailure(e -> LOG.debugf("subscribe to %s: %s", filter, e.getMessage()));
    }

    private void granted(MqttSubAckMessage answer) {
        heard();
        String filter = asked.remove(answer.messageId());
        if (filter != null && answer.grantedQoSLevels().contains(MqttQoS.FAILURE.value())) {
            subscriptionRefused.accept(filter);
        }
    }

    void unsubscribe(String filter) {
        client.unsubscribe(filter).onFailure(e -> LOG.debugf("unsubscribe from %s: %s", filter, e.getMessage()));
    }

    /** Something came from the broker. */
    void heard() {
        lastHeard = System.nanoTime();
    }

    /** Whether the broker has been silent for too long ({@link Silence}). */
    boolean silent() {
        return System.nanoTime() - lastHeard > Silence.allowed(underWay.bytes()).toNanos();
    }

    /** Asks the broker for a sign of life, unless it owes one already. */
    void ping() {
        if (underWay.bytes() == 0) {
            client.ping();
        }
    }

    /** For how long it has lasted, in nanoseconds. */
    long age() {
        return System.nanoTime() - since;
    }

    /** Ends it: what is under way fails. */
    void end(String problem) {
        broken = new LinkException("the connection to " + url + " broke: " + problem);
        underWay.abandon(broken);
        client.disconnect().onFailure(e -> LOG.debugf("disconnect: %s", e.getMessage()));
    }
}
