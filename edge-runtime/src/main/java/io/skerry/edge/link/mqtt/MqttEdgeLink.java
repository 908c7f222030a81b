package io.skerry.edge.link.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.EdgeLink;
import io.skerry.link.FrameDoor;
import io.skerry.link.Intake;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.BrokerProbe;
import io.skerry.link.mqtt.Delivery;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameHeader;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.MessageType;
import io.skerry.wire.Topics;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The edge's end of the link over one MQTT broker. */
public final class MqttEdgeLink implements EdgeLink {

    private final MqttConnection connection;
    private final FrameDoor door;
    private final String node;
    private final String own;
    private final BrokerProbe probe;

    /**
     * @param node this node's name
     * @param instance this run of the program: frames for an earlier one are not for us
     * @param door takes what arrives and counts what is refused
     * @param connectionChanged called with true after a connect and with false when the connection broke
     */
    public MqttEdgeLink(
            Vertx vertx,
            BrokerAddress broker,
            String node,
            String instance,
            FrameDoor door,
            Consumer<Boolean> connectionChanged) {
        this.door = door;
        this.node = node;
        this.own = Topics.node(node, instance);
        this.connection = new MqttConnection(
                vertx, broker, "skerry-edge-" + node + "-" + instance, FrameLimits.DEFAULT.maxFrameBytes(), up -> {
                    if (up) {
                        probe().start();
                    }
                    connectionChanged.accept(up);
                });
        this.probe = new BrokerProbe(vertx, connection, broker, own + "/probe");
        connection.subscribe(own, own, MqttQoS.AT_LEAST_ONCE, (_, payload) -> door.receive(payload.getBytes()));
        String plans = Topics.plan(node);
        connection.subscribe(
                plans, plans, Delivery.of(MessageType.PLAN), (_, payload) -> door.receive(payload.getBytes()));
        connection.start();
    }

    @Override
    public CompletableFuture<Void> send(Frame frame) {
        return Delivery.publish(connection, frame, this::topic);
    }

    private BrokerProbe probe() {
        return probe;
    }

    private String topic(FrameHeader header) {
        return switch (header.type()) {
            case OFFLOAD_REQUEST -> subject(header, Topics::offload);
            case SAMPLE -> subject(header, Topics::sample);
            case STATUS, PLAN_ACK, ACK, ERROR, BEAT -> Topics.status(node);
            case OFFLOAD_RESULT, PLAN, MODEL_PART ->
                throw new IllegalArgumentException("an edge does not send '" + header.type() + "' frames on this link");
        };
    }

    private interface ServiceTopic {
        String of(String namespace, String service);
    }

    private static String subject(FrameHeader header, ServiceTopic topic) {
        ServiceName service = ServiceName.parse(String.valueOf(header.subject()));
        return topic.of(service.namespace(), service.name());
    }

    @Override
    public void listen(Consumer<Frame> receiver) {
        door.open(receiver);
    }

    @Override
    public void follow(ServiceName service, Intake intake) {
        String beats = Delivery.beats(service, intake);
        connection.subscribe(
                beats, beats, Delivery.of(MessageType.BEAT), (_, payload) -> door.receive(payload.getBytes()));
    }

    @Override
    public void unfollow(ServiceName service, Intake intake) {
        connection.unsubscribe(Delivery.beats(service, intake));
    }

    @Override
    public boolean connected() {
        return connection.connected();
    }

    @Override
    public String description() {
        return connection.description();
    }

    @Override
    public String transport() {
        return "mqtt";
    }

    @Override
    public String address() {
        return own;
    }

    @Override
    public void close() {
        connection.close();
    }
}
