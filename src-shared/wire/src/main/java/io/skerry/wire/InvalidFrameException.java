package io.skerry.wire;

/** A frame, or a part of one, that breaks a rule of the format. {@link FrameCodec#decode} never throws it: it returns the error. */
public final class InvalidFrameException extends IllegalArgumentException {

    private final transient FrameError error;

    /** Wraps an error. */
    public InvalidFrameException(FrameError error) {
        super(error.message());
        this.error = error;
    }

    /** Says which rule is broken. */
    public FrameError error() {
        return error;
    }
}
