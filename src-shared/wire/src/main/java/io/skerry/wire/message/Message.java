package io.skerry.wire.message;

import io.skerry.wire.Envelope;
import io.skerry.wire.Frame;

/** What a frame says. {@link Messages#parse} is the way back. */
public sealed interface Message
        permits OffloadRequest, OffloadResult, Sample, Status, Plan, PlanAck, Ack, Beat, ModelPart, ErrorReport {

    /**
     * The message as a frame; a payload's bytes are not copied.
     *
     * @throws io.skerry.wire.InvalidFrameException if the envelope or the message breaks a rule of the format
     */
    Frame toFrame(Envelope envelope);
}
