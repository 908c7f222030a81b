package io.skerry.learning.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsampledGaussianTest {

    /** From src/test/reference/rdp.py. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 1.0, 1.5, 0.00012725374332745",
        "0.01, 1.0, 2.5, 0.00021757533228188",
        "0.1, 0.5, 1.25, 0.091264759873152",
        "0.5, 2.0, 4.5, 0.183564335547936",
        "0.001, 4.0, 3.75, 1.20941035745047e-7",
        "0.1, 0.3, 1.1, 0.424875340832486",
        "0.01, 1.0, 2, 0.000171813422074548",
        "0.01, 1.0, 32, 11.2462759370481",
        "0.1, 0.5, 8, 13.3684741794425",
        "0.9, 3.0, 256, 14.1164485280717"
    })
    void the_divergence_is_that_of_a_computation_with_30_digits(
            double rate, double noise, double order, double expected) {
        assertThat(SubsampledGaussian.divergence(rate, noise, order)).isCloseTo(expected, withinPercentage(1e-5));
    }

    /** TensorFlow Privacy, rdp_accountant_test.py: compute_rdp(0.1, 2, 10, 5), compute_rdp(0.01, 2.5, 50, …). */
    @ParameterizedTest
    @CsvSource({
        "0.1, 2, 10, 5, 0.07737",
        "0.01, 2.5, 50, 1.5, 0.00065",
        "0.01, 2.5, 50, 2.5, 0.001085",
        "0.01, 2.5, 50, 5, 0.00218075",
        "0.01, 2.5, 50, 50, 0.023846",
        "0.01, 2.5, 50, 100, 167.416307"
    })
    void the_divergence_is_the_one_that_TensorFlow_Privacy_publishes(
            double rate, double noise, int steps, double order, double expected) {
        assertThat(steps * SubsampledGaussian.divergence(rate, noise, order)).isCloseTo(expected, within(1e-5));
    }

    @Property(tries = 100)
    void the_integral_of_a_whole_order_is_its_sum(
            @ForAll @Scale(6) @DoubleRange(min = 1e-4, max = 0.99) double rate,
            @ForAll @Scale(6) @DoubleRange(min = 0.2, max = 20) double noise,
            @ForAll @IntRange(min = 2, max = 64) int order) {
        double sum = SubsampledGaussian.logMomentOfWholeOrder(rate, noise, order);

        assertThat(SubsampledGaussian.logMomentByQuadrature(rate, noise, order))
                .isCloseTo(sum, within(1e-10 * (1 + sum)));
    }

    @Test
    void without_sampling_it_is_the_Gaussian_mechanism() {
        assertThat(SubsampledGaussian.divergence(1, 2, 5)).isEqualTo(5 / 8.0);
        assertThat(SubsampledGaussian.divergence(0, 2, 5)).isZero();
        assertThat(SubsampledGaussian.divergence(1 - 1e-9, 2, 4.5)).isCloseTo(4.5 / 8, within(1e-6));
    }
}
