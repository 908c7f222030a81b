package io.skerry.learning.secure;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A client that has sent its masked vector and holds shares of the others' secrets. It answers for one set of survivors only: two answers
 * that differ would give the server both secrets of a client, and with them its vector.
 */
public final class MaskedClient {

    private final SecureRound round;
    private final MaskedInput message;
    private final SortedMap<String, ShareSeal.Shares> held;
    private final AtomicReference<@Nullable Set<String>> answered = new AtomicReference<>();

    MaskedClient(SecureRound round, MaskedInput message, SortedMap<String, ShareSeal.Shares> held) {
        this.round = round;
        this.message = message;
        this.held = held;
    }

    /** For the server: the masked vector. */
    public MaskedInput message() {
        return message;
    }

    /**
     * Step 4: for each client that stayed a share of its seed, for each that dropped out a share of its mask key.
     *
     * @param survivors the clients whose masked vectors arrived
     * @throws SecureAggregationException if they are fewer than the threshold, one of them did not share its secrets, or this client has
     *     answered for others before
     */
    public Reveal reveal(Set<String> survivors) throws SecureAggregationException {
        SortedSet<String> asked = new TreeSet<>(survivors);
        round.requireThreshold(asked, "sent their vectors");
        for (String survivor : asked) {
            if (!held.containsKey(survivor)) {
                throw new SecureAggregationException(
                        "'" + survivor + "' is said to have sent its vector, but it did not share its secrets");
            }
        }
        if (!answered.compareAndSet(null, asked) && !asked.equals(answered.get())) {
            throw new SecureAggregationException("client '" + message.client()
                    + "' was asked for shares with two different sets of survivors: it answers the first only");
        }
        Map<String, RevealedShare> shares = new HashMap<>();
        held.forEach((client, share) -> shares.put(
                client,
                asked.contains(client)
                        ? new RevealedShare.OfSeed(share.seed())
                        : new RevealedShare.OfKey(share.key())));
        return new Reveal(message.client(), shares);
    }
}
