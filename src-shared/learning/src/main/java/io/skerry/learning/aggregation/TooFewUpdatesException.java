package io.skerry.learning.aggregation;

/** A round that cannot be aggregated since too few updates are left; the model stays as it is. */
public final class TooFewUpdatesException extends Exception {

    private static final long serialVersionUID = 1;

    TooFewUpdatesException(String message) {
        super(message);
    }
}
