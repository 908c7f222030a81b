package io.skerry.wire.message;

import io.skerry.wire.Envelope;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameHeader;
import io.skerry.wire.MessageType;
import io.skerry.wire.TensorInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a message's parts together to a frame. */
final class Frames {

    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private Frames() {}

    static Frame of(Envelope envelope, MessageType type, @Nullable String subject, Map<String, Object> details) {
        return of(envelope, type, subject, details, EMPTY);
    }

    static Frame of(
            Envelope envelope,
            MessageType type,
            @Nullable String subject,
            Map<String, Object> details,
            ByteBuffer body) {
        return new Frame(header(envelope, type, subject, details, List.of(), null, null), body);
    }

    static Frame of(
            Envelope envelope,
            MessageType type,
            @Nullable String subject,
            Map<String, Object> details,
            Payload payload) {
        return new Frame(
                header(envelope, type, subject, details, payload.tensors(), payload.contentType(), payload.encoding()),
                payload.bytes());
    }

    private static FrameHeader header(
            Envelope envelope,
            MessageType type,
            @Nullable String subject,
            Map<String, Object> details,
            List<TensorInfo> tensors,
            @Nullable String contentType,
            @Nullable String encoding) {
        return new FrameHeader(
                envelope.id(),
                type,
                subject,
                envelope.source(),
                envelope.sequence(),
                envelope.time(),
                envelope.ttl(),
                envelope.correlation(),
                envelope.replyTo(),
                envelope.traceparent(),
                null,
                tensors,
                contentType,
                encoding,
                details);
    }
}
