package io.skerry.learning.secure;

import java.util.Map;

/**
 * What a client tells the server at the end.
 *
 * @param client who tells it
 * @param shares for each client that shared its secrets, one share
 */
public record Reveal(String client, Map<String, RevealedShare> shares) {

    public Reveal {
        shares = Map.copyOf(shares);
    }
}
