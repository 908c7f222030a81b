package io.skerry.inference.image;

/** A picture that is refused; the message says what is wrong with it and what is accepted. The request is at fault. */
public final class ImageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** Why: a closed list, so that it can be a metric's label. */
    public enum Code {
        /** No bytes. */
        EMPTY,
        /** More bytes than the limit. */
        TOO_LARGE,
        /** Neither PNG nor JPEG, a kind of them that cannot be decoded here, or sent to a model that takes no picture. */
        UNSUPPORTED,
        /** More pixels than the limit. */
        TOO_MANY_PIXELS,
        /** The file ends early. */
        TRUNCATED,
        /** The bytes are not what the format asks for. */
        DAMAGED
    }

    private final Code code;

    public ImageException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public ImageException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
