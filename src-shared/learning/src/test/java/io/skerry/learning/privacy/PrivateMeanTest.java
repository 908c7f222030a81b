package io.skerry.learning.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.ParameterShape;
import io.skerry.learning.parameters.Parameters;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class PrivateMeanTest {

    private static final ParameterLayout LAYOUT =
            ParameterLayout.of(ParameterShape.of("w", 3), ParameterShape.of("b", 1));

    @Property
    void after_clipping_no_norm_exceeds_the_bound(
            @ForAll("deltas") Parameters delta, @ForAll @Scale(6) @DoubleRange(min = 1e-3, max = 1e3) double bound) {
        Parameters clipped = Clipping.clip(delta, bound);

        assertThat(clipped.norm()).isLessThanOrEqualTo(bound);
        if (delta.norm() <= bound) {
            assertThat(clipped).isEqualTo(delta);
        } else {
            assertThat(clipped.norm()).isGreaterThan(bound * (1 - 1e-6));
        }
    }

    /** Two fleets that differ in one client: without noise their sums differ by the bound at most. */
    @Property
    void one_client_changes_the_sum_by_no_more_than_the_bound(
            @ForAll("deltas") Parameters one, @ForAll("deltas") Parameters other, @ForAll("deltas") Parameters more) {
        PrivateMean sum = new PrivateMean(1, 0, 1);
        TreeMap<String, Parameters> without = new TreeMap<>();
        without.put("a", one);
        without.put("b", other);
        TreeMap<String, Parameters> with = new TreeMap<>(without);
        with.put("c", more);

        Parameters change =
                sum.of(LAYOUT, with, new SplittableRandom(1)).minus(sum.of(LAYOUT, without, new SplittableRandom(1)));

        assertThat(change.norm()).isLessThanOrEqualTo(1 + 1e-6);
    }

    @Example
    void the_noise_has_the_deviation_that_the_multiplier_says() {
        ParameterLayout large = ParameterLayout.of(ParameterShape.of("w", 100_000));

        Parameters noise = new PrivateMean(0.5, 3, 10).of(large, new TreeMap<>(), new SplittableRandom(1));

        double deviation = noise.norm() / Math.sqrt(noise.size());
        assertThat(deviation).isCloseTo(0.5 * 3 / 10, within(0.15 * 0.02));
    }

    @Example
    void the_mean_is_over_the_expected_number_of_clients() {
        TreeMap<String, Parameters> deltas = new TreeMap<>();
        deltas.put("a", Parameters.of(LAYOUT, 1, 2, 3, 4));
        deltas.put("b", Parameters.of(LAYOUT, 3, 2, 1, 0));

        assertThat(new PrivateMean(100, 0, 4).of(LAYOUT, deltas, new SplittableRandom(1)))
                .isEqualTo(Parameters.of(LAYOUT, 1, 1, 1, 1));
    }

    @Example
    void noise_is_added_to_each_element() {
        double[] vector = new double[4];
        GaussianNoise.addTo(vector, 0, new SplittableRandom(1));
        assertThat(vector).containsOnly(0);

        GaussianNoise.addTo(vector, 1, new SplittableRandom(1));
        assertThat(vector).doesNotContain(0).doesNotHaveDuplicates();
        assertThatIllegalArgumentException().isThrownBy(() -> GaussianNoise.addTo(vector, -1, new SplittableRandom(1)));
    }

    @Example
    void what_cannot_be_bounded_is_refused() {
        Parameters diverged = Parameters.of(LAYOUT, 0, 0, 0, Float.NaN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clipping.clip(diverged, 1))
                .withMessage("b[0] is NaN: it cannot be clipped");
        assertThatIllegalArgumentException().isThrownBy(() -> new PrivateMean(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PrivateMean(1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PrivateMean(1, 1, 0));
    }

    @Provide
    Arbitrary<Parameters> deltas() {
        return Arbitraries.floats()
                .between(-1e6f, 1e6f)
                .array(float[].class)
                .ofSize(LAYOUT.size())
                .map(values -> Parameters.of(LAYOUT, values));
    }
}
