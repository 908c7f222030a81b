package io.skerry.edge.worker.collect;

/** A sample that can never be stored; the message completes "the sample is refused: …". */
final class InvalidSampleException extends Exception {

    InvalidSampleException(String reason) {
        super(reason);
    }
}
