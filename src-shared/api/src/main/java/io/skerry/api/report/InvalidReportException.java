package io.skerry.api.report;

/** A report that is not one; the message says what is wrong with it. */
public final class InvalidReportException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    InvalidReportException(String message, Throwable cause) {
        super(message, cause);
    }

    InvalidReportException(String message) {
        super(message);
    }
}
