package io.skerry.benchmarks.kubeedge;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.link.eventbus.FrameText;
import io.skerry.link.eventbus.Routes;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.wire.Decoded;
import io.skerry.wire.MessageType;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Listens at a node's broker to how long the frames are as text, up and down. */
final class FrameSizes implements AutoCloseable {

    private static final int MAX_BYTES = 2 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final Map<MessageType, Integer> last = new ConcurrentHashMap<>();
    private final MqttConnection broker;

    /** @param namespace of the Rules */
    FrameSizes(URI address, String namespace) {
        broker = new MqttConnection(vertx, BrokerAddress.plain(address), "frame-sizes", MAX_BYTES, _ -> {});
        listen(Routes.DOWNLINK_TOPIC + "/");
        listen(new Routes(namespace).uplink(Routes.DOWNLINK_TOPIC) + "/");
        broker.start();
    }

    private void listen(String topics) {
        broker.subscribe(topics + "#", topics, MqttQoS.AT_MOST_ONCE, (_, payload) -> look(payload));
    }

    private void look(Buffer payload) {
        if (FrameText.decode(payload.getBytes()) instanceof Decoded.Ok(var frame)) {
            last.put(frame.header().type(), payload.length());
        }
    }

    /** Whether there was a frame of this type. */
    boolean has(MessageType type) {
        return last.containsKey(type);
    }

    /** Bytes of the last frame of this type; 0 if there was none. */
    int of(MessageType type) {
        return last.getOrDefault(type, 0);
    }

    @Override
    public void close() {
        broker.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
