package io.skerry.edge.worker.collect;

/** A sample that can never be stored; the message completes "the sample is refused: …". */
final class InvalidSampleException extends Exception {

    private final String reason;

    InvalidSampleException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
