package io.skerry.learning.compression;

/** Bytes that are no compressed difference of the expected model; the message says what was found and what was expected. */
public final class InvalidDeltaException extends Exception {

    private static final long serialVersionUID = 1;

    InvalidDeltaException(String message) {
        super(message);
    }

    InvalidDeltaException(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}
