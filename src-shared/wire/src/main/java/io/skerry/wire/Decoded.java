package io.skerry.wire;

/** What became of some bytes. */
public sealed interface Decoded {

    /**
     * They are a frame.
     *
     * @param frame the frame, whose body is a view of the bytes
     */
    record Ok(Frame frame) implements Decoded {}

    /**
     * They are not.
     *
     * @param error why
     */
    record Refused(FrameError error) implements Decoded {}
}
