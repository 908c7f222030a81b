package io.skerry.operator.worker;

/** A URL of a model or dataset from which no mount can be derived; the message says what to write instead. */
public final class InvalidStorageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    InvalidStorageException(String message) {
        super(message);
    }
}
