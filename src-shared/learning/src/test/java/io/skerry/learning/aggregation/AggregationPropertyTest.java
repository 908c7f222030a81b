package io.skerry.learning.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skerry.learning.parameters.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class AggregationPropertyTest {

    @Property
    void the_order_of_arrival_does_not_change_one_bit(
            @ForAll("algorithms") Aggregation algorithm,
            @ForAll @IntRange(min = 5, max = 20) int clients,
            @ForAll long seed)
            throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        ServerState ordered = algorithm.start(Updates.random(random));
        ServerState shuffled = ordered;
        for (int round = 0; round < 3; round++) {
            List<ClientUpdate> updates = Updates.random(clients, random);
            List<ClientUpdate> other = new ArrayList<>(updates);
            Collections.shuffle(other, new Random(random.nextLong()));
            ordered = algorithm.next(ordered, Cohort.of(updates));
            shuffled = algorithm.next(shuffled, Cohort.of(other));
        }

        assertThat(shuffled).isEqualTo(ordered);
        assertThat(ordered.round()).isEqualTo(3);
    }

    /**
     * Sums of floats of like magnitude are exact in double, and rounding to floats hides most of what is not: so the magnitudes differ
     * widely, and the sum is looked at before it is rounded.
     */
    @Property
    void the_order_of_arrival_does_not_change_a_sum_before_it_is_rounded(
            @ForAll @IntRange(min = 3, max = 20) int clients, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ClientUpdate> updates = Updates.random(clients, random).stream()
                .map(update -> new ClientUpdate(
                        update.client(),
                        update.samples(),
                        Parameters.generate(
                                Updates.LAYOUT,
                                i -> Math.scalb(update.parameters().get(i), random.nextInt(-60, 60)))))
                .toList();
        List<ClientUpdate> other = new ArrayList<>(updates);
        Collections.shuffle(other, new Random(seed));

        assertThat(Cohort.of(other).weightedMean()).isEqualTo(Cohort.of(updates).weightedMean());
        assertThat(Cohort.of(other).mean()).isEqualTo(Cohort.of(updates).mean());
    }

    @Property
    void clients_that_all_send_the_model_they_got_leave_it_as_it_is(
            @ForAll("algorithms") Aggregation algorithm,
            @ForAll @IntRange(min = 5, max = 20) int clients,
            @ForAll long seed)
            throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Parameters model = Updates.random(random);
        List<ClientUpdate> updates = Updates.random(clients, random).stream()
                .map(update -> new ClientUpdate(update.client(), update.samples(), model, Updates.all(0)))
                .toList();

        assertThat(algorithm.next(algorithm.start(model), Cohort.of(updates)).model())
                .isEqualTo(model);
    }

    @Property(tries = 50)
    void a_round_without_clients_leaves_model_and_memory(@ForAll("algorithms") Aggregation algorithm, @ForAll long seed)
            throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        ServerState before =
                algorithm.next(algorithm.start(Updates.random(random)), Cohort.of(Updates.random(7, random)));

        ServerState after = algorithm.next(before, Cohort.of(List.of()));

        assertThat(after).isEqualTo(new ServerState(2, before.model(), before.memory()));
    }

    @Property
    void with_fewer_than_half_poisoned_the_median_stays_among_the_honest(
            @ForAll @IntRange(min = 1, max = 10) int poisoned, @ForAll("poison") List<Float> poison, @ForAll long seed)
            throws Exception {
        assertWithinHonest(new CoordinateMedian(), poisoned + 1, poisoned, poison, seed);
    }

    @Property
    void with_a_smaller_share_poisoned_the_trimmed_mean_stays_among_the_honest(
            @ForAll @IntRange(min = 1, max = 10) int poisoned,
            @ForAll @IntRange(min = 0, max = 10) int more,
            @ForAll("poison") List<Float> poison,
            @ForAll long seed)
            throws Exception {
        int honest = poisoned + 1 + more;
        assertWithinHonest(new TrimmedMean((double) poisoned / (honest + poisoned)), honest, poisoned, poison, seed);
    }

    @Property
    void Krum_picks_an_honest_model_even_if_the_poisoned_ones_agree_with_each_other(
            @ForAll @IntRange(min = 1, max = 6) int poisoned,
            @ForAll @DoubleRange(min = 100, max = 1e30) double distance,
            @ForAll long seed)
            throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<ClientUpdate> honest = Updates.random(poisoned + 3, random);
        List<ClientUpdate> updates = new ArrayList<>(honest);
        for (int i = 0; i < poisoned; i++) {
            updates.add(Updates.update("a" + i, 1_000_000, distance));
        }

        Parameters chosen = next(new Krum(poisoned, 1), updates);

        assertThat(honest).extracting(ClientUpdate::parameters).contains(chosen);
    }

    @Property
    void Multi_Krum_averages_honest_models_only(@ForAll @IntRange(min = 1, max = 6) int poisoned, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ClientUpdate> updates = new ArrayList<>(Updates.random(poisoned + 3, random));
        for (int i = 0; i < poisoned; i++) {
            updates.add(Updates.update("a" + i, 1, 1e6));
        }
        Cohort cohort = Cohort.of(updates);

        assertThat(new Krum(poisoned, Krum.ALL).chosen(cohort))
                .hasSize(poisoned + 1)
                .allMatch(client -> cohort.updates().get(client).client().startsWith("c"));
    }

    @Property
    void FedAvg_is_the_weighted_mean(@ForAll @IntRange(min = 1, max = 30) int clients, @ForAll long seed)
            throws Exception {
        List<ClientUpdate> updates = Updates.random(clients, new SplittableRandom(seed));
        double samples = updates.stream().mapToDouble(ClientUpdate::samples).sum();

        Parameters mean = next(new FedAvg(), updates);

        for (int i = 0; i < mean.size(); i++) {
            int position = i;
            double expected = updates.stream()
                    .mapToDouble(update ->
                            update.samples() / samples * update.parameters().get(position))
                    .sum();
            assertThat((double) mean.get(i)).isCloseTo(expected, within(1e-6));
        }
    }

    @Provide
    Arbitrary<Aggregation> algorithms() {
        return Arbitraries.of(Aggregations.names())
                .map(name -> name.equals("scaffold") ? "scaffold:clients=40" : name)
                .map(AggregationPropertyTest::parse);
    }

    @Provide
    Arbitrary<List<Float>> poison() {
        return Arbitraries.floats().list().ofSize(Updates.LAYOUT.size());
    }

    private static Aggregation parse(String text) {
        try {
            return Aggregations.parse(text);
        } catch (InvalidAggregationException e) {
            throw new AssertionError(e);
        }
    }

    private static Parameters next(Aggregation algorithm, List<ClientUpdate> updates) throws Exception {
        return algorithm
                .next(algorithm.start(Updates.all(0)), Cohort.of(updates))
                .model();
    }

    private static void assertWithinHonest(
            Aggregation algorithm, int honest, int poisoned, List<Float> poison, long seed) throws Exception {
        List<ClientUpdate> honestUpdates = Updates.random(honest, new SplittableRandom(seed));
        List<ClientUpdate> updates = new ArrayList<>(honestUpdates);
        Parameters poisonedModel = Parameters.generate(Updates.LAYOUT, poison::get);
        for (int i = 0; i < poisoned; i++) {
            updates.add(new ClientUpdate("poisoned" + i, 1000, poisonedModel));
        }

        Parameters result = next(algorithm, updates);

        for (int i = 0; i < result.size(); i++) {
            int position = i;
            double[] values = honestUpdates.stream()
                    .mapToDouble(update -> update.parameters().get(position))
                    .sorted()
                    .toArray();
            assertThat((double) result.get(i)).isBetween(values[0], values[values.length - 1]);
        }
    }
}
