package io.skerry.learning.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SecureAggregationPropertyTest {

    private static final int LENGTH = 37;

    @Property(tries = 60)
    void whoever_drops_out_when_the_sum_of_those_who_sent_is_exact(
            @ForAll @IntRange(min = 2, max = 9) int clients,
            @ForAll @IntRange(min = 2, max = 9) int wantedThreshold,
            @ForAll long seed)
            throws Exception {
        Random random = new Random(seed);
        int threshold = Math.min(clients, wantedThreshold);
        Fleet fleet = new Fleet(new SecureRound("job/1", threshold, LENGTH), seed);
        Set<String> advertisers = names(clients);
        Set<String> sharers = someOf(advertisers, threshold, random);
        Set<String> senders = someOf(sharers, threshold, random);
        Set<String> revealers = someOf(senders, threshold, random);
        Map<String, int[]> vectors = vectors(senders, random);

        fleet.advertise(advertisers);
        fleet.share(sharers);
        fleet.mask(vectors);

        assertThat(fleet.sum(fleet.reveal(revealers))).isEqualTo(plainSum(vectors));
    }

    @Property(tries = 40)
    void below_the_threshold_no_step_goes_on(
            @ForAll @IntRange(min = 3, max = 7) int clients,
            @ForAll @IntRange(min = 1, max = 4) int step,
            @ForAll long seed)
            throws Exception {
        Random random = new Random(seed);
        int threshold = 3;
        Set<String> all = names(clients);
        Set<String> tooFew = new TreeSet<>(new ArrayList<>(all).subList(0, threshold - 1));
        Fleet fleet = new Fleet(new SecureRound("job/1", threshold, LENGTH), seed);

        assertThatExceptionOfType(SecureAggregationException.class)
                .isThrownBy(() -> {
                    fleet.advertise(step == 1 ? tooFew : all);
                    fleet.share(step == 2 ? tooFew : all);
                    fleet.mask(vectors(step == 3 ? tooFew : all, random));
                    fleet.sum(fleet.reveal(step == 4 ? tooFew : all));
                })
                .withMessage("only 2 clients "
                        + List.of(
                                        "advertised keys",
                                        "shared their secrets",
                                        "sent their vectors",
                                        "revealed their shares")
                                .get(step - 1)
                        + ", but session 'job/1' needs 3: start a new round, with more clients or a lower threshold");
    }

    /** With one mask missing, each element of the sum is right by a chance of 2^-32 only. */
    @Property(tries = 20)
    void the_sum_of_masked_vectors_alone_says_nothing(
            @ForAll @IntRange(min = 3, max = 6) int clients, @ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Fleet fleet = new Fleet(new SecureRound("job/1", 2, LENGTH), seed);
        fleet.advertise(names(clients));
        fleet.share(names(clients));
        Map<String, int[]> vectors = vectors(names(clients), random);
        fleet.mask(vectors);

        int[] sum = new int[LENGTH];
        for (MaskedInput input : fleet.inputs()) {
            assertFarFrom(input.toArray(), vectors.get(input.client()));
            input.addTo(sum);
        }
        assertFarFrom(sum, plainSum(vectors));
    }

    @Property(tries = 20)
    void of_each_client_either_the_key_or_the_seed_is_revealed(
            @ForAll @IntRange(min = 3, max = 7) int clients, @ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Fleet fleet = new Fleet(new SecureRound("job/1", 2, LENGTH), seed);
        Set<String> all = names(clients);
        Set<String> senders = someOf(all, 2, random);
        fleet.advertise(all);
        fleet.share(all);
        fleet.mask(vectors(senders, random));

        for (Reveal reveal : fleet.reveal(senders)) {
            assertThat(reveal.shares().keySet()).isEqualTo(all);
            reveal.shares()
                    .forEach((client, share) -> assertThat(share)
                            .isInstanceOf(
                                    senders.contains(client) ? RevealedShare.OfSeed.class : RevealedShare.OfKey.class));
        }
    }

    static Set<String> names(int count) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            names.add("edge-" + i);
        }
        return names;
    }

    static Map<String, int[]> vectors(Set<String> clients, Random random) {
        Map<String, int[]> vectors = new HashMap<>();
        clients.forEach(client -> vectors.put(client, random.ints(LENGTH).toArray()));
        return vectors;
    }

    private static Set<String> someOf(Set<String> clients, int atLeast, Random random) {
        List<String> shuffled = new ArrayList<>(clients);
        Collections.shuffle(shuffled, random);
        return new TreeSet<>(shuffled.subList(0, atLeast + random.nextInt(clients.size() - atLeast + 1)));
    }

    private static int[] plainSum(Map<String, int[]> vectors) {
        int[] sum = new int[LENGTH];
        vectors.values().forEach(vector -> {
            for (int i = 0; i < LENGTH; i++) {
                sum[i] += vector[i];
            }
        });
        return sum;
    }

    private static void assertFarFrom(int[] masked, int[] plain) {
        int equal = 0;
        for (int i = 0; i < LENGTH; i++) {
            equal += masked[i] == plain[i] ? 1 : 0;
        }
        assertThat(equal).isLessThan(2);
    }
}
