package io.skerry.learning.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.ParameterShape;
import io.skerry.learning.parameters.Parameters;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class FixedPointTest {

    private static final ParameterLayout LAYOUT =
            ParameterLayout.of(ParameterShape.of("w", 3), ParameterShape.of("b", 1));

    @Property
    void a_number_is_off_by_half_a_step_at_most(
            @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 1e6) double bound,
            @ForAll @IntRange(min = 1, max = 10_000) int clients,
            @ForAll @Scale(6) @DoubleRange(min = -1, max = 1) double share) {
        FixedPoint fixed = new FixedPoint(bound, clients);

        assertThat(fixed.decode(fixed.encode(share * bound)))
                .isCloseTo(share * bound, within(fixed.step() * 0.5000001));
    }

    @Property
    void even_if_all_clients_are_at_the_bound_the_sum_does_not_overflow(
            @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 1e6) double bound,
            @ForAll @IntRange(min = 1, max = 10_000) int clients) {
        FixedPoint fixed = new FixedPoint(bound, clients);

        assertThat((long) clients * fixed.encode(bound)).isLessThanOrEqualTo(Integer.MAX_VALUE);
        assertThat((long) clients * fixed.encode(-bound)).isGreaterThanOrEqualTo(Integer.MIN_VALUE);
    }

    @Property
    void the_mean_of_weighted_vectors_is_the_weighted_mean(
            @ForAll @IntRange(min = 1, max = 100) int clients, @ForAll long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        WeightedVector codec = new WeightedVector(LAYOUT, 2, 1000, clients);
        double[] expected = new double[LAYOUT.size()];
        int samples = 0;
        int[] sum = new int[codec.length()];
        for (int client = 0; client < clients; client++) {
            Parameters delta = Parameters.generate(LAYOUT, _ -> random.nextDouble(-2, 2));
            int weight = 1 + random.nextInt(1000);
            delta.addTo(expected, weight);
            samples += weight;
            int[] vector = codec.encode(delta, weight);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }

        WeightedVector.Mean mean = codec.decode(sum);

        assertThat(mean.samples()).isEqualTo(samples);
        double halfAStepEach = 0.51 * clients * new FixedPoint(2 * 1000, clients).step() / samples;
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) mean.delta().get(i)).isCloseTo(expected[i] / samples, within(halfAStepEach + 2e-7));
        }
    }

    @Example
    void what_is_out_of_range_is_refused_by_name() {
        WeightedVector codec = new WeightedVector(LAYOUT, 2, 1000, 10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(Parameters.of(LAYOUT, 0, 0, 0, 3), 1))
                .withMessage("b[0] changed by 3.0, more than the bound of 2.0: clip it first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(Parameters.of(LAYOUT, 0, Float.NaN, 0, 0), 1))
                .withMessage("w[1] changed by NaN, more than the bound of 2.0: clip it first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(Parameters.zeros(LAYOUT), 1001))
                .withMessage("1001 examples, must be from 1 to 1000");
        assertThatIllegalArgumentException().isThrownBy(() -> new WeightedVector(LAYOUT, 2, 1 << 30, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new FixedPoint(0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new FixedPoint(1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FixedPoint(1, 2).encode(1.1))
                .withMessage("1.1 lies beyond the bound of 1.0: clip it first");
        assertThatExceptionOfType(SecureAggregationException.class)
                .isThrownBy(() -> codec.decode(new int[5]))
                .withMessageStartingWith("the sum is said to be of 0 examples");
    }
}
