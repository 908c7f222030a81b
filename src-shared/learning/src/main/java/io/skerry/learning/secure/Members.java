package io.skerry.learning.secure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Those who advertised their keys, in the order of their names; a client's number in this order, from 1, is its place in secret sharing. */
final class Members {

    private final SortedMap<String, Advertisement> byName = new TreeMap<>();
    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Members(SecureRound round, List<Advertisement> advertisements) throws SecureAggregationException {
        for (Advertisement advertisement : advertisements) {
            if (byName.put(advertisement.client(), advertisement) != null) {
                throw new SecureAggregationException(
                        "client '" + advertisement.client() + "' advertised keys twice in session '" + round.session()
                                + "': leave it out, or start a new round");
            }
        }
        names = List.copyOf(byName.keySet());
        for (int i = 0; i < names.size(); i++) {
            numbers.put(names.get(i), i + 1);
        }
    }

    static Members of(SecureRound round, List<Advertisement> advertisements) throws SecureAggregationException {
        Members members = new Members(round, advertisements);
        round.requireThreshold(members.names, "advertised keys");
        if (members.names.size() > SecureRound.MAX_CLIENTS) {
            throw new SecureAggregationException("session '" + round.session() + "' has " + members.names.size()
                    + " clients, more than " + SecureRound.MAX_CLIENTS);
        }
        return members;
    }

    List<String> names() {
        return names;
    }

    List<Advertisement> advertisements() {
        return List.copyOf(byName.values());
    }

    /** Requires that a client is one of them. */
    void require(String client, String what) throws SecureAggregationException {
        if (!byName.containsKey(client)) {
            throw new SecureAggregationException(
                    what + " of '" + client + "', which did not advertise keys in this round");
        }
    }

    Advertisement get(String client) {
        return Objects.requireNonNull(byName.get(client), client);
    }

    /** From 1. */
    int number(String client) {
        return Objects.requireNonNull(numbers.get(client), client);
    }
}
