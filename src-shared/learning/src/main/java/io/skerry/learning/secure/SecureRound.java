package io.skerry.learning.secure;

import java.util.Collection;

/**
 * What server and clients of a round agree on beforehand.
 *
 * @param session names job and round, such as {@code factory/fraud/17}; goes into each key that is derived, and is never used twice
 * @param threshold how many clients must stay to the end, and how many would have to conspire with the server to learn another's vector; at
 *     least 2. More than half of the clients is a good choice: then no two sets of survivors without a common client can both be answered
 * @param length number of elements of the vectors
 */
public record SecureRound(String session, int threshold, int length) {

    /** Most clients of a round. */
    public static final int MAX_CLIENTS = 10_000;

    /** Most characters of a session's name. */
    public static final int MAX_SESSION = 512;

    public SecureRound {
        if (session.isBlank() || session.length() > MAX_SESSION) {
            throw new IllegalArgumentException("a session's name must have 1 to " + MAX_SESSION + " characters");
        }
        if (threshold < 2 || threshold > MAX_CLIENTS) {
            throw new IllegalArgumentException("a threshold of " + threshold + ", must be from 2 to " + MAX_CLIENTS
                    + ": of a single client nothing is hidden");
        }
        if (length < 1) {
            throw new IllegalArgumentException("a vector of " + length + " elements");
        }
    }

    /** Requires that enough clients are there at this step. */
    void requireThreshold(Collection<?> clients, String step) throws SecureAggregationException {
        if (clients.size() < threshold) {
            throw new SecureAggregationException("only " + clients.size() + " clients " + step + ", but session '"
                    + session + "' needs " + threshold + ": start a new round, with more clients or a lower threshold");
        }
    }
}
