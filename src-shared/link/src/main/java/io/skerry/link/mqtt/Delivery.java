package io.skerry.link.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.api.plan.ServiceName;
import io.skerry.link.Intake;
import io.skerry.link.LinkException;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameHeader;
import io.skerry.wire.MessageType;
import io.skerry.wire.Topics;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** How each message class travels on this driver (docs/adr/0004), and where. */
public final class Delivery {

    private Delivery() {}

    public static MqttQoS of(MessageType type) {
        return switch (type) {
            case OFFLOAD_REQUEST, OFFLOAD_RESULT, BEAT, ERROR -> MqttQoS.AT_MOST_ONCE;
            case SAMPLE, STATUS, PLAN, PLAN_ACK, ACK, MODEL_PART -> MqttQoS.AT_LEAST_ONCE;
        };
    }

    /** The topic of the heartbeats of a service's workers. */
    public static String beats(ServiceName service, Intake intake) {
        return switch (intake) {
            case OFFLOAD -> Topics.beat(service.namespace(), service.name());
            case SAMPLES -> Topics.collectorBeat(service.namespace(), service.name());
        };
    }

    /**
     * Publishes a frame.
     *
     * @param topic where to, by its header; throws {@link IllegalArgumentException} if there is no such topic
     * @return as {@link MqttConnection#publish}; fails, too, if the frame has no topic or is too large
     */
    public static CompletableFuture<Void> publish(
            MqttConnection connection, Frame frame, Function<FrameHeader, String> topic) {
        try {
            return connection.publish(
                    topic.apply(frame.header()),
                    Buffer.buffer(FrameCodec.encode(frame)),
                    of(frame.header().type()));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new LinkException(String.valueOf(e.getMessage()), e));
        }
    }
}
