package io.skerry.training.data;

/** Data that nothing can be learned from; the message says which example, why, and what to do. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
