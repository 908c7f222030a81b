package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Envelope;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.MessageType;
import io.skerry.wire.UuidBytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Frames that the receiver has stored and that need not be sent again. In a frame the body is the ids, 16 bytes each.
 *
 * @param ids ids of these frames, one at least
 */
public record Ack(List<UUID> ids) implements Message {

    /** Most ids of one acknowledgement. */
    public static final int MAX_IDS = 4096;

    public Ack {
        ids = List.copyOf(ids);
        Check.range("number of acknowledged ids", ids.size(), 1, MAX_IDS);
    }

    @Override
    public Frame toFrame(Envelope envelope) {
        ByteBuffer body = ByteBuffer.allocate(ids.size() * UuidBytes.LENGTH);
        ids.forEach(id -> UuidBytes.write(id, body));
        return Frames.of(envelope, MessageType.ACK, null, Map.of(), body.flip());
    }

    static Ack read(Frame frame) {
        ByteBuffer body = frame.body();
        int count = body.remaining() / UuidBytes.LENGTH;
        Check.that(
                body.remaining() == count * UuidBytes.LENGTH,
                FrameError.Code.INVALID_FIELD,
                () -> "the body of an ack has " + body.remaining() + " bytes, must be 16 for each id");
        Check.range("number of acknowledged ids", count, 1, MAX_IDS);
        return new Ack(Stream.generate(() -> UuidBytes.read(body)).limit(count).toList());
    }
}
