package io.skerry.mining.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BinomialBoundTest {

    @Test
    void the_bound_is_the_one_of_the_tables() {
        assertThat(BinomialBound.upper(5, 100, 0.025)).isCloseTo(0.1128, within(1e-4));
        assertThat(BinomialBound.upper(1, 10, 0.05)).isCloseTo(0.3942, within(1e-4));
        assertThat(BinomialBound.upper(0, 0, 0.05)).isEqualTo(1);
        assertThat(BinomialBound.upper(7, 7, 0.05)).isEqualTo(1);
    }

    @Property
    void without_a_success_the_bound_has_a_closed_form(
            @ForAll @IntRange(min = 1, max = 100_000) int trials, @ForAll("doubts") double doubt) {
        assertThat(BinomialBound.upper(0, trials, doubt)).isCloseTo(1 - Math.pow(doubt, 1.0 / trials), within(1e-9));
    }

    @Property(tries = 200)
    void the_true_probability_lies_above_the_bound_at_most_so_often(
            @ForAll @IntRange(min = 1, max = 150) int trials,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double truth,
            @ForAll("doubts") double doubt) {
        double missed = 0;
        double probability = Math.pow(1 - truth, trials);
        for (int successes = 0; successes <= trials; successes++) {
            missed += BinomialBound.upper(successes, trials, doubt) < truth ? probability : 0;
            probability *= (double) (trials - successes) / (successes + 1) * truth / (1 - truth);
        }

        assertThat(missed).isLessThanOrEqualTo(doubt + 1e-9);
    }

    @Provide
    Arbitrary<Double> doubts() {
        return Arbitraries.doubles().between(-6, -0.3).map(exponent -> Math.pow(10, exponent));
    }
}
