package io.skerry.learning.secure;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A client that has shared its secrets and waits for its shares of those of the others. */
public final class SharingClient {

    private final SecureRound round;
    private final ClientSecrets secrets;
    private final Members members;
    private final List<SealedShares> messages;

    SharingClient(SecureRound round, ClientSecrets secrets, Members members, List<SealedShares> messages) {
        this.round = round;
        this.secrets = secrets;
        this.members = members;
        this.messages = List.copyOf(messages);
    }

    /** For the server, which passes them on: a pair of shares for each client, this one among them. */
    public List<SealedShares> messages() {
        return messages;
    }

    /**
     * Step 3: masks the client's vector.
     *
     * @param received the shares for this client, one pair from each client that shared its secrets, this one among them
     * @param vector what is to be summed up, modulo 2^32; not changed
     * @throws SecureAggregationException if fewer clients than the threshold shared, or a pair of shares is not for this client, twice
     *     there, or cannot be opened
     */
    public MaskedClient mask(List<SealedShares> received, int[] vector) throws SecureAggregationException {
        if (vector.length != round.length()) {
            throw new IllegalArgumentException(
                    "a vector of " + vector.length + " elements in a round of " + round.length());
        }
        SortedMap<String, ShareSeal.Shares> held = opened(received);
        round.requireThreshold(held.keySet(), "shared their secrets");
        if (!held.containsKey(secrets.client())) {
            throw new SecureAggregationException("the shares of '" + secrets.client() + "' itself did not arrive");
        }
        int[] masked = vector.clone();
        MaskStream.add(Masks.own(round, secrets.client(), secrets.seed().toArray()), masked);
        for (String other : held.keySet()) {
            if (!other.equals(secrets.client())) {
                byte[] agreed = secrets.maskAgreement(members.get(other));
                Masks.addPairwise(round, secrets.client(), other, agreed, masked);
            }
        }
        return new MaskedClient(round, new MaskedInput(secrets.client(), masked), held);
    }

    private SortedMap<String, ShareSeal.Shares> opened(List<SealedShares> received) throws SecureAggregationException {
        SortedMap<String, ShareSeal.Shares> held = new TreeMap<>();
        for (SealedShares sealed : received) {
            members.require(sealed.from(), "shares");
            if (!sealed.to().equals(secrets.client())) {
                throw new SecureAggregationException(
                        "shares for '" + sealed.to() + "' came to '" + secrets.client() + "'");
            }
            byte[] agreed = secrets.sealAgreement(members.get(sealed.from()));
            if (held.put(sealed.from(), ShareSeal.open(round, sealed, agreed)) != null) {
                throw new SecureAggregationException("two pairs of shares of '" + sealed.from() + "'");
            }
        }
        return held;
    }
}
