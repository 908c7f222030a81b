package io.skerry.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import org.junit.jupiter.api.Test;

/** The version of the MQTT codec is pinned in the parent POM: the one that Quarkus brings fails here. */
class FragmentedPacketTest {

    @Test
    void a_packet_that_arrives_byte_by_byte_is_one_packet() {
        EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);
        encoder.writeOutbound(MqttMessageBuilders.publish()
                .topicName("skerry-link/v1/offload/default/fashion")
                .qos(MqttQoS.AT_MOST_ONCE)
                .payload(Unpooled.wrappedBuffer(new byte[300]))
                .build());
        ByteBuf packet = encoder.readOutbound();
        EmbeddedChannel decoder = new EmbeddedChannel(new MqttDecoder(1 << 20));

        while (packet.isReadable()) {
            decoder.writeInbound(packet.readBytes(1));
        }

        MqttPublishMessage arrived = decoder.readInbound();
        assertThat(arrived.decoderResult().isSuccess()).isTrue();
        assertThat(arrived.payload().readableBytes()).isEqualTo(300);
    }
}
