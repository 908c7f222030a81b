package io.skerry.learning.secure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes masks out of the sum with the shares that enough clients have revealed. */
final class Unmasking {

    private final SecureRound round;
    private final Members members;
    private final List<Reveal> reveals;
    private final ShamirJoin join;

    private Unmasking(SecureRound round, Members members, List<Reveal> reveals) {
        this.round = round;
        this.members = members;
        this.reveals = reveals;
        this.join = new ShamirJoin(
                reveals.stream().map(reveal -> members.number(reveal.client())).toList());
    }

    static Unmasking of(SecureRound round, Members members, Set<String> survivors, List<Reveal> reveals)
            throws SecureAggregationException {
        Set<String> clients = new HashSet<>();
        for (Reveal reveal : reveals) {
            if (!survivors.contains(reveal.client()) || !clients.add(reveal.client())) {
                throw new SecureAggregationException("shares revealed by '" + reveal.client()
                        + "', which sent no vector or has revealed its shares before: leave them out");
            }
        }
        round.requireThreshold(clients, "revealed their shares");
        return new Unmasking(round, members, List.copyOf(reveals.subList(0, round.threshold())));
    }

    /** Of a client that stayed. */
    void removeOwnMask(String client, int[] sum) throws SecureAggregationException {
        byte[] seed = joined(client, RevealedShare.OfSeed.class);
        MaskStream.subtract(Masks.own(round, client, seed), sum);
    }

    /** Of a client that dropped out: what those who stayed have added for it is added once more with the other sign. */
    void removePairwiseMasks(String client, Set<String> survivors, int[] sum) throws SecureAggregationException {
        byte[] secret = joined(client, RevealedShare.OfKey.class);
        Advertisement advertised = members.get(client);
        if (!Arrays.equals(X25519.publicKey(secret), advertised.maskKey().toArray())) {
            throw new SecureAggregationException("the revealed shares of the key of '" + client
                    + "' do not give the key that it advertised: a client reveals wrong shares, start a new round");
        }
        for (String survivor : survivors) {
            byte[] agreed = X25519.agree(secret, members.get(survivor).maskKey().toArray());
            Masks.addPairwise(round, client, survivor, agreed, sum);
        }
    }

    private byte[] joined(String client, Class<? extends RevealedShare> kind) throws SecureAggregationException {
        List<byte[]> shares = new ArrayList<>();
        for (Reveal reveal : reveals) {
            RevealedShare share = reveal.shares().get(client);
            if (share == null || !kind.isInstance(share)) {
                throw new SecureAggregationException("'" + reveal.client() + "' did not reveal the share of '" + client
                        + "' that is needed: leave it out");
            }
            shares.add(share.share().toArray());
        }
        return join.secret(shares);
    }
}
