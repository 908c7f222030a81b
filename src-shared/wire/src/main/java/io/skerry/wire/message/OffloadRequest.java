package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Envelope;
import io.skerry.wire.Frame;
import io.skerry.wire.MessageType;
import java.util.Map;

/**
 * An example that the edge asks the deep model about, worth an answer within the envelope's time to live.
 *
 * @param subject the service, {@code namespace/name}
 * @param payload an image or tensors
 */
public record OffloadRequest(String subject, Payload payload) implements Message {

    public OffloadRequest {
        Check.subject(subject);
    }

    @Override
    public Frame toFrame(Envelope envelope) {
        return Frames.of(envelope, MessageType.OFFLOAD_REQUEST, subject, Map.of(), payload);
    }

    static OffloadRequest read(Frame frame) {
        return new OffloadRequest(Messages.subject(frame), Payload.of(frame));
    }
}
