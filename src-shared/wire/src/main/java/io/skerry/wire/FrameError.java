package io.skerry.wire;

/**
 * Why bytes are not a frame, or why a frame is not the message that it claims to be.
 *
 * @param code the kind of error; few and fixed, so that it can label a metric
 * @param message what was found and what was expected; at most a few hundred characters, with nothing unprintable from the input
 */
public record FrameError(Code code, String message) {

    /** The kinds of error. */
    public enum Code {
        /** The bytes do not start with {@code SKY}: they come from somebody else. */
        NOT_A_FRAME,
        /** A frame of a version that this program does not know. */
        UNKNOWN_VERSION,
        /** The frame or its header exceeds {@link FrameLimits}. */
        TOO_LARGE,
        /** The frame announces more bytes than there are. */
        TRUNCATED,
        /** There are more bytes than the frame announces. */
        TRAILING_BYTES,
        /** A checksum disagrees with the bytes. */
        CHECKSUM_MISMATCH,
        /** The header is not CBOR, or not of the subset that frames use. */
        MALFORMED_HEADER,
        /** A field that must be there is not. */
        MISSING_FIELD,
        /** A field has the wrong type or a value outside of its range. */
        INVALID_FIELD,
        /** A tensor's datatype, shape, offset and length do not fit each other or the body. */
        INVALID_TENSOR,
        /** A message type that this program does not know. */
        UNKNOWN_TYPE
    }
}
