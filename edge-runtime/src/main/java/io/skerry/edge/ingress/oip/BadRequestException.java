package io.skerry.edge.ingress.oip;

/** A body that is no request; the message says what to mend. */
public final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadRequestException(String message) {
        super(message);
    }

    BadRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
