package io.skerry.learning.secure;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Clients and server of one round, step by step; who is not named in a step has dropped out before it. */
final class Fleet {

    final SecureRound round;
    final SecureRandom random;
    final SortedMap<String, AdvertisedClient> advertised = new TreeMap<>();
    final SortedMap<String, SharingClient> sharing = new TreeMap<>();
    final SortedMap<String, MaskedClient> masked = new TreeMap<>();
    List<Advertisement> cohort = List.of();
    Map<String, List<SealedShares>> routed = Map.of();

    Fleet(SecureRound round, long seed) {
        this.round = round;
        this.random = seeded(seed);
    }

    /** The same draws for the same seed. */
    static SecureRandom seeded(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    void advertise(Set<String> clients) throws SecureAggregationException {
        clients.forEach(client -> advertised.put(client, SecureClient.advertise(round, client, random)));
        cohort = SecureServer.cohort(
                round,
                advertised.values().stream().map(AdvertisedClient::message).toList());
    }

    void share(Set<String> clients) throws SecureAggregationException {
        for (String client : clients) {
            sharing.put(client, advertised.get(client).share(cohort, random));
        }
        routed = SecureServer.route(
                round,
                cohort,
                sharing.values().stream().map(SharingClient::messages).toList());
    }

    void mask(Map<String, int[]> vectors) throws SecureAggregationException {
        for (Map.Entry<String, int[]> vector : vectors.entrySet()) {
            String client = vector.getKey();
            masked.put(client, sharing.get(client).mask(routed.get(client), vector.getValue()));
        }
    }

    List<MaskedInput> inputs() {
        return masked.values().stream().map(MaskedClient::message).toList();
    }

    SortedSet<String> survivors() throws SecureAggregationException {
        return SecureServer.survivors(round, routed.keySet(), inputs());
    }

    List<Reveal> reveal(Set<String> clients) throws SecureAggregationException {
        SortedSet<String> survivors = survivors();
        List<Reveal> reveals = new ArrayList<>();
        for (String client : clients) {
            reveals.add(masked.get(client).reveal(survivors));
        }
        return reveals;
    }

    int[] sum(List<Reveal> reveals) throws SecureAggregationException {
        return SecureServer.sum(round, cohort, routed.keySet(), inputs(), reveals);
    }
}
