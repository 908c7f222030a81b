package io.skerry.inference.dataset;

/** An IDX file that is refused; the message says what is wrong with it. */
public final class IdxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public IdxException(String message) {
        super(message);
    }

    public IdxException(String message, Throwable cause) {
        super(message, cause);
    }
}
