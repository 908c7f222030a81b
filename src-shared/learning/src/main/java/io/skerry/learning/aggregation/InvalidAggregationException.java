package io.skerry.learning.aggregation;

/** An algorithm that cannot be made as named; the message says what is wrong and what there is. */
public final class InvalidAggregationException extends Exception {

    private static final long serialVersionUID = 1;

    InvalidAggregationException(String message) {
        super(message);
    }

    InvalidAggregationException(String message, IllegalArgumentException cause) {
        super(message, cause);
    }
}
