package io.skerry.wire.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.wire.Decoded;
import io.skerry.wire.Envelope;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.MessageType;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class MessageRoundTripTest {

    @Property
    void a_message_and_its_envelope_survive_the_wire(
            @ForAll("messages") Message message, @ForAll("envelopes") Envelope envelope) {
        Frame sent = message.toFrame(envelope);

        Decoded decoded = FrameCodec.decode(FrameCodec.encode(sent), FrameLimits.DEFAULT);

        assertThat(decoded).isEqualTo(new Decoded.Ok(sent));
        Frame received = ((Decoded.Ok) decoded).frame();
        assertThat(received.header().envelope()).isEqualTo(envelope);
        assertThat(Messages.parse(received)).isEqualTo(new Parsed.Ok(message));
        Statistics.collect(received.header().type());
        Statistics.coverage(coverage -> Arrays.stream(MessageType.values())
                .forEach(type -> coverage.check(type).count(count -> count > 0)));
    }

    @Provide
    Arbitrary<Message> messages() {
        return MessageArbitraries.messages();
    }

    @Provide
    Arbitrary<Envelope> envelopes() {
        return MessageArbitraries.envelopes();
    }
}
