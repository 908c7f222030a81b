package io.skerry.wire.message;

import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.FrameError.Code;
import io.skerry.wire.InvalidFrameException;

/** Frames to messages. */
public final class Messages {

    private Messages() {}

    /** Reads a frame as the message of its type. Total: any frame gives a message or an error. */
    public static Parsed parse(Frame frame) {
        try {
            return new Parsed.Ok(read(frame));
        } catch (InvalidFrameException e) {
            return new Parsed.Refused(e.error());
        }
    }

    private static Message read(Frame frame) {
        return switch (frame.header().type()) {
            case OFFLOAD_REQUEST -> OffloadRequest.read(frame);
            case OFFLOAD_RESULT -> OffloadResult.read(frame);
            case SAMPLE -> Sample.read(frame);
            case STATUS -> Status.read(frame);
            case PLAN -> Plan.read(frame);
            case PLAN_ACK -> PlanAck.read(frame);
            case ACK -> Ack.read(frame);
            case BEAT -> Beat.read(frame);
            case MODEL_PART -> ModelPart.read(frame);
            case ERROR -> ErrorReport.read(frame);
        };
    }

    /** The subject of a frame whose type needs one. */
    static String subject(Frame frame) {
        String subject = frame.header().subject();
        if (subject == null) {
            throw new InvalidFrameException(new FrameError(
                    Code.MISSING_FIELD,
                    "field subject is missing: a message of type "
                            + frame.header().type().wireName() + " needs one"));
        }
        return subject;
    }
}
