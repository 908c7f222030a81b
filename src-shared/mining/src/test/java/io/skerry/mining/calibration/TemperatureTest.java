package io.skerry.mining.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class TemperatureTest {

    @Property(tries = 50)
    void a_known_temperature_is_found_again(
            @ForAll @DoubleRange(min = 0.3, max = 6) double temperature, @ForAll long seed) {
        SyntheticModel model = SyntheticModel.draw(4000, temperature, seed);

        Temperature fitted = Temperature.fit(model.logits(), model.labels());

        assertThat(fitted.value() / temperature).isCloseTo(1, within(0.1));
    }

    @Property(tries = 50)
    void no_other_temperature_explains_the_labels_better(
            @ForAll @DoubleRange(min = 0.3, max = 6) double temperature, @ForAll long seed) {
        SyntheticModel model = SyntheticModel.draw(300, temperature, seed);

        Temperature fitted = Temperature.fit(model.logits(), model.labels());

        double least = fitted.negativeLogLikelihood(model.logits(), model.labels());
        for (double factor : new double[] {0.5, 0.99, 1.01, 2}) {
            double other =
                    new Temperature(fitted.value() * factor).negativeLogLikelihood(model.logits(), model.labels());
            assertThat(other).isGreaterThan(least);
        }
    }

    @Property(tries = 50)
    void the_fit_does_not_depend_on_where_the_logits_lie(
            @ForAll long seed, @ForAll @DoubleRange(min = -500, max = 500) double shift) {
        SyntheticModel model = SyntheticModel.draw(300, 2, seed);
        double[][] shifted = Arrays.stream(model.logits())
                .map(row -> Arrays.stream(row).map(logit -> logit + shift).toArray())
                .toArray(double[][]::new);

        assertThat(Temperature.fit(shifted, model.labels()).value())
                .isCloseTo(Temperature.fit(model.logits(), model.labels()).value(), within(1e-5));
    }

    @Example
    void a_model_that_is_always_right_gets_the_lowest_temperature() {
        assertThat(Temperature.fit(new double[][] {{1, 0}, {0, 2}}, new int[] {0, 1})
                        .value())
                .isCloseTo(Temperature.MIN, within(1e-6));
    }

    @Example
    void a_model_that_is_always_wrong_gets_the_highest_temperature() {
        assertThat(Temperature.fit(new double[][] {{1, 0}, {0, 2}}, new int[] {1, 0})
                        .value())
                .isCloseTo(Temperature.MAX, within(1e-6));
    }

    @Example
    void logits_that_are_all_equal_tell_nothing_and_change_nothing() {
        assertThat(Temperature.fit(new double[][] {{1, 1}, {2, 2}}, new int[] {1, 0})
                        .value())
                .isBetween(Temperature.MIN, Temperature.MAX);
    }

    @Property
    void the_softmax_sums_to_one_however_large_the_logits(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double a,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double b) {
        double[] probabilities = new Temperature(0.5).softmax(new double[] {a, b, 0});

        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
    }

    @Example
    void labels_and_logits_must_fit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Temperature.fit(new double[0][], new int[0]))
                .withMessage("there are 0 rows of logits for 0 labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Temperature.fit(new double[][] {{1, 2}}, new int[] {2}))
                .withMessage("label 2 of example 0 is none of its 2 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Temperature.fit(new double[][] {{1, Double.NaN}}, new int[] {1}))
                .withMessage("example 0 has the logit NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Temperature(0))
                .withMessage("a temperature of 0.0 does not lie between 0.05 and 20.0");
    }
}
