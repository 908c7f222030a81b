package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Envelope;
import io.skerry.wire.Frame;
import io.skerry.wire.MessageType;
import java.util.Map;

/**
 * State of a resource on a node; the one with the highest sequence of an instance is the current one.
 *
 * @param subject the resource, {@code namespace/name}
 * @param payload the state
 */
public record Status(String subject, Payload payload) implements Message {

    public Status {
        Check.subject(subject);
    }

    @Override
    public Frame toFrame(Envelope envelope) {
        return Frames.of(envelope, MessageType.STATUS, subject, Map.of(), payload);
    }

    static Status read(Frame frame) {
        return new Status(Messages.subject(frame), Payload.of(frame));
    }
}
