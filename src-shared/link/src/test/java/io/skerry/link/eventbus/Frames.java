package io.skerry.link.eventbus;

import io.skerry.link.Envelopes;
import io.skerry.wire.Envelope;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameIds;
import io.skerry.wire.Source;
import io.skerry.wire.message.Ack;
import io.skerry.wire.message.Beat;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Status;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** Frames of a node. */
final class Frames {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);
    private static final Envelopes EDGE =
            new Envelopes(new Source("edge-1", "1"), new FrameIds(CLOCK, new Random(1)), CLOCK);

    private Frames() {}

    static Frame of(int bytes) {
        byte[] body = new byte[bytes];
        new Random(bytes).nextBytes(body);
        return new Status("default/fashion", new Payload("application/json", null, List.of(), ByteBuffer.wrap(body)))
                .toFrame(EDGE.alone());
    }

    static Frame beat() {
        return new Beat("default/fashion", Duration.ofSeconds(5), null).toFrame(EDGE.alone());
    }

    static Frame ack(Duration ttl) {
        Envelope envelope = EDGE.next(EDGE.id(), ttl, null);
        return new Ack(List.of(EDGE.id())).toFrame(envelope);
    }
}
