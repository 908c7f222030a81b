package io.skerry.edge.cli;

import java.net.BindException;

/** A failure in one line. */
final class Reason {

    private Reason() {}

    /** What went wrong at the bottom of it: the parts above only say that they did not start. */
    static String of(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return cause instanceof BindException
                ? message + ": end the program that has the port, or choose others with --port and --management-port"
                : message;
    }
}
