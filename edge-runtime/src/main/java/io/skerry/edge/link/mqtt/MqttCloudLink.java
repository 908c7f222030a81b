package io.skerry.edge.link.mqtt;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.CloudLink;
import io.skerry.link.FrameDoor;
import io.skerry.link.Intake;
import io.skerry.link.LinkException;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.Delivery;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.MessageType;
import io.skerry.wire.Topics;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A worker's end of the link over one MQTT broker; shared subscriptions spread the frames over all workers of a service. */
public final class MqttCloudLink implements CloudLink {

    private final MqttConnection connection;
    private final boolean shared;
    private final Supplier<FrameDoor> doors;

    /**
     * @param workerId unique among the workers at this broker
     * @param shared whether workers of one service share its frames; a broker that knows no shared subscriptions gives them to each
     * @param doors a door for each intake, which counts what is refused
     */
    public MqttCloudLink(
            Vertx vertx, BrokerAddress broker, String workerId, boolean shared, Supplier<FrameDoor> doors) {
        this.shared = shared;
        this.doors = doors;
        this.connection = new MqttConnection(
                vertx, broker, "skerry-worker-" + workerId, FrameLimits.DEFAULT.maxFrameBytes(), _ -> {});
        connection.start();
    }

    @Override
    public void take(ServiceName service, Intake intake, Consumer<Frame> receiver) {
        FrameDoor door = doors.get();
        door.open(receiver);
        String topic = switch (intake) {
            case OFFLOAD -> Topics.offload(service.namespace(), service.name());
            case SAMPLES -> Topics.sample(service.namespace(), service.name());
        };
        MessageType type = intake == Intake.OFFLOAD ? MessageType.OFFLOAD_REQUEST : MessageType.SAMPLE;
        connection.subscribe(
                shared ? Topics.shared("workers", topic) : topic,
                topic,
                Delivery.of(type),
                (_, payload) -> door.receive(payload.getBytes()));
    }

    @Override
    public CompletableFuture<Void> reply(String address, Frame frame) {
        if (!Topics.isNode(address)) {
            return CompletableFuture.failedFuture(new LinkException(
                    "the reply address '" + address + "' is not one of an edge; the frame is not sent"));
        }
        return Delivery.publish(connection, frame, _ -> address);
    }

    @Override
    public CompletableFuture<Void> beat(ServiceName service, Intake intake, Frame beat) {
        String topic = Delivery.beats(service, intake);
        return Delivery.publish(connection, beat, _ -> topic);
    }

    @Override
    public boolean connected() {
        return connection.connected();
    }

    @Override
    public void close() {
        connection.close();
    }
}
