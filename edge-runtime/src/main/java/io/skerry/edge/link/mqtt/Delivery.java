package io.skerry.edge.link.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.wire.MessageType;

/** Which quality of service each message class has on this driver (docs/adr/0004). */
final class Delivery {

    private Delivery() {}

    static MqttQoS of(MessageType type) {
        return switch (type) {
            case OFFLOAD_REQUEST, OFFLOAD_RESULT, BEAT, ERROR -> MqttQoS.AT_MOST_ONCE;
            case SAMPLE, STATUS, PLAN, PLAN_ACK, ACK, MODEL_PART -> MqttQoS.AT_LEAST_ONCE;
        };
    }
}
