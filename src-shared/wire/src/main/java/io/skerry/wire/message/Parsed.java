package io.skerry.wire.message;

import io.skerry.wire.FrameError;

/** What became of a frame. */
public sealed interface Parsed {

    /**
     * It is a message.
     *
     * @param message the message, whose payload is a view of the frame's body
     */
    record Ok(Message message) implements Parsed {}

    /**
     * It is not what its type says.
     *
     * @param error why
     */
    record Refused(FrameError error) implements Parsed {}
}
