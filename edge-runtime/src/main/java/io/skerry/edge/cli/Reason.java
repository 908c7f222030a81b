package io.skerry.edge.cli;

/** A failure in one line. */
final class Reason {

    private Reason() {}

    /** What went wrong at the bottom of it: the parts above only say that they did not start. */
    static String of(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
