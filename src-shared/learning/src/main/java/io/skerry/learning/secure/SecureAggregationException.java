package io.skerry.learning.secure;

/** A round of secure aggregation that cannot go on; the message says why. Nothing about a single client's vector is revealed by it. */
public final class SecureAggregationException extends Exception {

    private static final long serialVersionUID = 1;

    SecureAggregationException(String message) {
        super(message);
    }

    SecureAggregationException(String message, Throwable cause) {
        super(message, cause);
    }
}
