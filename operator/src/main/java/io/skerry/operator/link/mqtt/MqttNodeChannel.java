package io.skerry.operator.link.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.link.FrameDoor;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.Delivery;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.operator.link.NodeChannel;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.Topics;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Frames to and from nodes through a broker, whose ACL lets a node publish its own status only. */
public final class MqttNodeChannel implements NodeChannel, AutoCloseable {

    private static final String EVERY_NODE = Topics.status("node").replaceFirst("node$", "");

    private final MqttConnection connection;

    /**
     * @param clientId unique at the broker
     */
    public MqttNodeChannel(Vertx vertx, BrokerAddress broker, String clientId) {
        this.connection = new MqttConnection(vertx, broker, clientId, FrameLimits.DEFAULT.maxFrameBytes(), _ -> {});
    }

    /**
     * Starts to receive, and connects.
     *
     * @param receiver gets the node that the topic names, and the frame; must not block
     * @param refused is told of bytes that are no frame
     */
    public void start(BiConsumer<String, Frame> receiver, Consumer<FrameError> refused) {
        connection.subscribe(EVERY_NODE + "+", EVERY_NODE, MqttQoS.AT_LEAST_ONCE, (topic, payload) -> {
            FrameDoor door = new FrameDoor(FrameLimits.DEFAULT, refused);
            door.open(frame -> receiver.accept(topic.substring(EVERY_NODE.length()), frame));
            door.receive(payload.getBytes());
        });
        connection.start();
    }

    @Override
    public CompletableFuture<Void> send(String node, String topic, Frame frame) {
        return Delivery.publish(connection, frame, _ -> topic);
    }

    /** The connection's state in words. */
    public String description() {
        return connection.description();
    }

    @Override
    public void close() {
        connection.close();
    }
}
