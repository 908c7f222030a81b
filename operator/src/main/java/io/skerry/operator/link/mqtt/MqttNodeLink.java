package io.skerry.operator.link.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.link.FrameDoor;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.Delivery;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.operator.link.NodeLink;
import io.skerry.operator.link.NodeRoutes;
import io.skerry.operator.link.WorkerLink;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.Topics;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Frames to and from nodes through a broker, whose ACL lets a node publish its own status only. */
public final class MqttNodeLink implements NodeLink {

    private static final String EVERY_NODE = Topics.status("node").replaceFirst("node$", "");

    private final MqttConnection connection;
    private final WorkerLink workers;

    /**
     * @param clientId unique at the broker
     */
    public MqttNodeLink(Vertx vertx, BrokerAddress broker, String clientId) {
        this.connection = new MqttConnection(vertx, broker, clientId, FrameLimits.DEFAULT.maxFrameBytes(), _ -> {});
        this.workers = WorkerLink.of(Map.of("SKERRY_BROKER_URL", broker.url().toString()));
    }

    @Override
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

    @Override
    public NodeRoutes routes() {
        return NodeRoutes.NONE;
    }

    /** Workers meet the edges at the broker where the operator does. */
    @Override
    public WorkerLink workers() {
        return workers;
    }

    @Override
    public void close() {
        connection.close();
    }
}
