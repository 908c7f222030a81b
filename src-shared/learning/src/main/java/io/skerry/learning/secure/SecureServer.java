package io.skerry.learning.secure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the server does between the clients' steps. It passes messages on and learns the sum. */
public final class SecureServer {

    private SecureServer() {}

    /**
     * After step 1: what each client gets, in the order of the clients' names.
     *
     * @throws SecureAggregationException if fewer clients than the threshold advertised keys, or one did so twice
     */
    public static List<Advertisement> cohort(SecureRound round, List<Advertisement> advertisements)
            throws SecureAggregationException {
        return Members.of(round, advertisements).advertisements();
    }

    /**
     * After step 2: what each client gets that shared its secrets.
     *
     * @param cohort what {@link #cohort} gave
     * @param shares the messages of all clients that completed the step
     * @throws SecureAggregationException if these are fewer than the threshold, or a message of one of them is missing or too much
     */
    public static Map<String, List<SealedShares>> route(
            SecureRound round, List<Advertisement> cohort, Collection<List<SealedShares>> shares)
            throws SecureAggregationException {
        Members members = Members.of(round, cohort);
        SortedMap<String, List<SealedShares>> byReceiver = new TreeMap<>();
        for (List<SealedShares> messages : shares) {
            byReceiver.put(sender(members, messages), new ArrayList<>());
        }
        round.requireThreshold(byReceiver.keySet(), "shared their secrets");
        if (byReceiver.size() != shares.size()) {
            throw new SecureAggregationException(
                    "a client shared its secrets twice: leave it out, or start a new round");
        }
        for (List<SealedShares> messages : shares) {
            for (SealedShares message : messages) {
                if (byReceiver.containsKey(message.to())) {
                    byReceiver.get(message.to()).add(message);
                }
            }
        }
        return byReceiver;
    }

    private static String sender(Members members, List<SealedShares> messages) throws SecureAggregationException {
        Set<String> senders = messages.stream().map(SealedShares::from).collect(Collectors.toSet());
        Set<String> receivers = messages.stream().map(SealedShares::to).collect(Collectors.toSet());
        if (senders.size() != 1
                || messages.size() != members.names().size()
                || !receivers.equals(Set.copyOf(members.names()))) {
            throw new SecureAggregationException("the shares of " + new TreeSet<>(senders)
                    + " are not one pair from one client for each client of the round: leave it out");
        }
        String sender = senders.iterator().next();
        members.require(sender, "shares");
        return sender;
    }

    /**
     * After step 3: the clients that stayed, which each of them is told.
     *
     * @param sharers the clients that {@link #route} had messages for
     * @param inputs the masked vectors that arrived
     * @throws SecureAggregationException if these are fewer than the threshold, or one is of the wrong length, twice there, or of a client
     *     that did not share its secrets
     */
    public static SortedSet<String> survivors(SecureRound round, Set<String> sharers, List<MaskedInput> inputs)
            throws SecureAggregationException {
        SortedSet<String> survivors = new TreeSet<>();
        for (MaskedInput input : inputs) {
            if (!sharers.contains(input.client())) {
                throw new SecureAggregationException(
                        "a vector of '" + input.client() + "', which did not share its secrets: leave it out");
            }
            if (input.length() != round.length()) {
                throw new SecureAggregationException("the vector of '" + input.client() + "' has " + input.length()
                        + " elements instead of " + round.length() + ": leave it out");
            }
            if (!survivors.add(input.client())) {
                throw new SecureAggregationException("two vectors of '" + input.client() + "': leave it out");
            }
        }
        round.requireThreshold(survivors, "sent their vectors");
        return survivors;
    }

    /**
     * After step 4: the sum of the vectors of all clients that stayed, modulo 2^32.
     *
     * @param cohort what {@link #cohort} gave
     * @param sharers the clients that {@link #route} had messages for
     * @param inputs the masked vectors that {@link #survivors} was told of
     * @param reveals the answers of at least as many clients as the threshold
     * @throws SecureAggregationException if they are fewer, or the shares are not the ones that are needed
     */
    public static int[] sum(
            SecureRound round,
            List<Advertisement> cohort,
            Set<String> sharers,
            List<MaskedInput> inputs,
            List<Reveal> reveals)
            throws SecureAggregationException {
        Members members = Members.of(round, cohort);
        SortedSet<String> survivors = survivors(round, sharers, inputs);
        Unmasking unmasking = Unmasking.of(round, members, survivors, reveals);
        int[] sum = new int[round.length()];
        for (MaskedInput input : inputs) {
            input.addTo(sum);
        }
        for (String client : new TreeSet<>(sharers)) {
            if (survivors.contains(client)) {
                unmasking.removeOwnMask(client, sum);
            } else {
                unmasking.removePairwiseMasks(client, survivors, sum);
            }
        }
        return sum;
    }
}
