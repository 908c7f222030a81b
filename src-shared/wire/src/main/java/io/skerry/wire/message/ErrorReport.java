package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Envelope;
import io.skerry.wire.Fields;
import io.skerry.wire.Frame;
import io.skerry.wire.MessageType;
import java.util.Map;

/**
 * A request that could not be served; the envelope's correlation names it.
 *
 * @param subject the service, {@code namespace/name}
 * @param code kind of the error, for programs
 * @param message what went wrong, for people; what exceeds {@link Check#MAX_TEXT} characters is cut off
 */
public record ErrorReport(String subject, String code, String message) implements Message {

    public ErrorReport {
        Check.subject(subject);
        Check.name("code", code, Check.MAX_NAME);
        message = Check.cut(message);
    }

    @Override
    public Frame toFrame(Envelope envelope) {
        return Frames.of(envelope, MessageType.ERROR, subject, Map.of("code", code, "message", message));
    }

    static ErrorReport read(Frame frame) {
        Fields fields = Fields.ofDetails(frame.header());
        return new ErrorReport(Messages.subject(frame), fields.text("code"), fields.text("message"));
    }
}
