package io.skerry.link.eventbus;

import io.skerry.wire.Decoded;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameError;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.InvalidFrameException;
import java.util.Base64;

/**
 * Frames as base64 (RFC 4648, section 4) and back: KubeEdge puts U+FFFD in the place of all bytes that are not UTF-8. Decoding is total:
 * any bytes give a frame or an error.
 */
public final class FrameText {

    /** Largest frame on this way, in bytes before it becomes text. */
    public static final int MAX_FRAME_BYTES = 1 << 20;

    private static final int MAX_TEXT_BYTES = (MAX_FRAME_BYTES + 2) / 3 * 4;
    private static final FrameLimits LIMITS = new FrameLimits(FrameLimits.DEFAULT.maxHeaderBytes(), MAX_FRAME_BYTES);

    private FrameText() {}

    /**
     * The frame as text, ASCII.
     *
     * @throws InvalidFrameException if the frame is larger than {@link #MAX_FRAME_BYTES}
     */
    public static byte[] encode(Frame frame) {
        byte[] bytes = FrameCodec.encode(frame);
        if (bytes.length > MAX_FRAME_BYTES) {
            throw new InvalidFrameException(tooLarge("frame", bytes.length, MAX_FRAME_BYTES));
        }
        return Base64.getEncoder().encode(bytes);
    }

    /** The frame that a text is. Its size is looked at before anything else. */
    public static Decoded decode(byte[] text) {
        if (text.length > MAX_TEXT_BYTES) {
            return new Decoded.Refused(tooLarge("text", text.length, MAX_TEXT_BYTES));
        }
        if (text.length == 0) {
            return new Decoded.Refused(new FrameError(FrameError.Code.NOT_A_FRAME, "the message is empty"));
        }
        try {
            return FrameCodec.decode(Base64.getDecoder().decode(text), LIMITS);
        } catch (IllegalArgumentException e) {
            return new Decoded.Refused(
                    new FrameError(FrameError.Code.NOT_A_FRAME, "the message is not base64 text: " + e.getMessage()));
        }
    }

    private static FrameError tooLarge(String what, int bytes, int most) {
        return new FrameError(
                FrameError.Code.TOO_LARGE,
                "the " + what + " has " + bytes + " bytes, EventBus and router take " + most
                        + " at most: send it over a link of kind mqtt");
    }
}
