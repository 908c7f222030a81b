package io.skerry.learning.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RdpAccountantTest {

    private static final double MNIST_RATE = 256.0 / 60_000;
    private static final double DELTA = 1e-5;

    /** TensorFlow Privacy, tutorials/README.md, "Select Parameters": noise, epochs and ε of an MNIST model with batches of 256. */
    @ParameterizedTest
    @CsvSource({"1.12, 60, 2.92", "0.6, 30, 9.74", "1.2, 10, 1.20"})
    void epsilon_is_the_one_that_TensorFlow_Privacy_publishes(double noise, int epochs, double epsilon) {
        PrivacyLoss spent = mnist(noise, epochs * (60_000 / 256)).spent(DELTA, Conversion.MIRONOV_2017);

        assertThat(spent.epsilon()).isCloseTo(epsilon, within(0.01));
    }

    /** From src/test/reference/rdp.py. */
    @ParameterizedTest
    @CsvSource({
        "0.004266666666666667, 1.1, 14063, 1e-5, 3.00838104683, 8.8, 2.59665552868, 8.1",
        "0.004266666666666667, 0.7, 10547, 1e-5, 7.10055170986, 3.8, 6.31838396505, 3.8",
        "0.01, 4.0, 10000, 1e-5, 1.25857474125, 20, 1.03549006604, 17",
        "0.05, 1.0, 100, 1e-3, 3.40192452104, 4.3, 2.68783413795, 4.1"
    })
    void epsilon_is_that_of_a_computation_with_30_digits(
            double rate,
            double noise,
            int rounds,
            double delta,
            double classic,
            double classicOrder,
            double improved,
            double improvedOrder) {
        RdpAccountant accountant = RdpAccountant.NOTHING_SPENT.plus(rounds, rate, noise);

        assertSpent(accountant.spent(delta, Conversion.MIRONOV_2017), classic, classicOrder);
        assertSpent(accountant.spent(delta, Conversion.BALLE_2020), improved, improvedOrder);
    }

    private static void assertSpent(PrivacyLoss spent, double epsilon, double order) {
        assertThat(spent.epsilon()).isCloseTo(epsilon, within(1e-8));
        assertThat(spent.order()).isEqualTo(order);
    }

    @Property(tries = 100)
    void more_rounds_more_clients_a_round_and_less_noise_each_cost_more(
            @ForAll @IntRange(min = 1, max = 10_000) int rounds,
            @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 0.5) double rate,
            @ForAll @Scale(6) @DoubleRange(min = 0.5, max = 10) double noise,
            @ForAll @Scale(6) @DoubleRange(min = 1.05, max = 2) double more,
            @ForAll Conversion conversion) {
        double epsilon = epsilon(rounds, rate, noise, conversion);

        assertThat(epsilon((int) Math.ceil(rounds * more), rate, noise, conversion))
                .isGreaterThanOrEqualTo(epsilon);
        assertThat(epsilon(rounds, rate * more, noise, conversion)).isGreaterThanOrEqualTo(epsilon);
        assertThat(epsilon(rounds, rate, noise * more, conversion)).isLessThanOrEqualTo(epsilon);
        assertThat(epsilon).isNotNegative();
    }

    @Property(tries = 50)
    void rounds_add_up_whatever_they_are_split_into(
            @ForAll @IntRange(min = 1, max = 100) int first,
            @ForAll @IntRange(min = 1, max = 100) int second,
            @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 0.5) double rate) {
        RdpAccountant together = RdpAccountant.NOTHING_SPENT.plus(first + second, rate, 1);
        RdpAccountant split = RdpAccountant.NOTHING_SPENT.plus(first, rate, 1).plus(second, rate, 1);

        assertThat(split.spent(DELTA, Conversion.BALLE_2020).epsilon())
                .isCloseTo(together.spent(DELTA, Conversion.BALLE_2020).epsilon(), within(1e-9));
    }

    @Property(tries = 50)
    void the_newer_conversion_never_says_more_than_the_classic(
            @ForAll @IntRange(min = 1, max = 1000) int rounds,
            @ForAll @Scale(6) @DoubleRange(min = 0.3, max = 5) double noise) {
        assertThat(epsilon(rounds, 0.01, noise, Conversion.BALLE_2020))
                .isLessThanOrEqualTo(epsilon(rounds, 0.01, noise, Conversion.MIRONOV_2017));
    }

    @Test
    void nothing_is_spent_before_the_first_round_or_without_clients() {
        assertThat(RdpAccountant.NOTHING_SPENT
                        .spent(DELTA, Conversion.BALLE_2020)
                        .epsilon())
                .isZero();
        assertThat(RdpAccountant.NOTHING_SPENT.plus(100, 0, 1)).isEqualTo(RdpAccountant.NOTHING_SPENT);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        RdpAccountant accountant = RdpAccountant.NOTHING_SPENT;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> accountant.plus(1, 0.1, 0))
                .withMessage("a noise multiplier of 0.0, must be above 0: without noise there is no privacy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accountant.plus(1, 1.1, 1))
                .withMessage("a sampling rate of 1.1, must be from 0 to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> accountant.plus(-1, 0.1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accountant.spent(0, Conversion.BALLE_2020))
                .withMessage("a delta of 0.0, must lie between 0 and 1");
    }

    private static RdpAccountant mnist(double noise, int steps) {
        return RdpAccountant.NOTHING_SPENT.plus(steps, MNIST_RATE, noise);
    }

    private static double epsilon(int rounds, double rate, double noise, Conversion conversion) {
        return RdpAccountant.NOTHING_SPENT
                .plus(rounds, rate, noise)
                .spent(DELTA, conversion)
                .epsilon();
    }
}
