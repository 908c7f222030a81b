package io.skerry.training.job;

/** A folder that a model cannot be written to; the message says why, what is kept, and what to do. */
public final class OutputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OutputException(String message) {
        super(message);
    }

    OutputException(String message, Throwable cause) {
        super(message, cause);
    }
}
