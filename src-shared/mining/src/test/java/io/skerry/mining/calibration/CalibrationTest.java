package io.skerry.mining.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class CalibrationTest {

    @Property(tries = 20)
    void an_over_confident_model_is_better_calibrated_afterwards(
            @ForAll @DoubleRange(min = 1.5, max = 6) double temperature, @ForAll long seed) {
        SyntheticModel model = SyntheticModel.draw(8000, temperature, seed);

        Calibration calibration = fit(model, seed);

        assertThat(calibration.eceAfter()).isLessThan(calibration.eceBefore());
        assertThat(calibration.eceAfter()).isLessThan(0.05);
        assertThat(calibration.examples()).isEqualTo(8000);
    }

    @Property(tries = 200)
    void no_model_is_calibrated_worse_than_it_was(
            @ForAll @DoubleRange(min = 0.9, max = 1.1) double temperature, @ForAll long seed) {
        SyntheticModel model = SyntheticModel.draw(200, temperature, seed);

        Calibration calibration = fit(model, seed);

        assertThat(calibration.eceAfter()).isLessThanOrEqualTo(calibration.eceBefore());
        boolean taken = calibration.eceAfter() < calibration.eceBefore();
        assertThat(calibration.temperature() == 1).isEqualTo(!taken);
        Statistics.collect(taken ? "taken" : "left at 1");
        Statistics.coverage(coverage -> {
            coverage.check("taken").count(count -> count > 0);
            coverage.check("left at 1").count(count -> count > 0);
        });
    }

    @Property(tries = 20)
    void each_half_is_measured_at_the_temperature_of_the_other(@ForAll long seed) {
        SyntheticModel model = SyntheticModel.draw(400, 3, seed);
        LabelledLogits all = new LabelledLogits(model.logits(), model.labels());
        SplittableRandom random = new SplittableRandom(seed);
        double errors = 0;
        for (int round = 0; round < 20; round++) {
            LabelledLogits.Halves halves = all.halves(random);
            double[] confidence = DoubleStream.concat(
                            DoubleStream.of(halves.first().confidence(temperatureOf(halves.second()))),
                            DoubleStream.of(halves.second().confidence(temperatureOf(halves.first()))))
                    .toArray();
            boolean[] correct = halves.first().and(halves.second()).correct();
            errors += ReliabilityDiagram.of(confidence, correct).expectedCalibrationError();
        }

        Calibration calibration = fit(model, seed);

        assertThat(calibration.eceAfter()).isCloseTo(errors / 20, within(1e-12));
        assertThat(calibration.temperature()).isEqualTo(temperatureOf(all).value());
    }

    @Property(tries = 50)
    void the_halves_hold_each_example_once(@ForAll @IntRange(min = 2, max = 300) int examples, @ForAll long seed) {
        SyntheticModel model = SyntheticModel.draw(examples, 1, seed);

        LabelledLogits.Halves halves =
                new LabelledLogits(model.logits(), model.labels()).halves(new SplittableRandom(seed));

        assertThat(halves.first().labels()).hasSize(examples / 2);
        LabelledLogits dealt = halves.first().and(halves.second());
        assertThat(List.of(dealt.logits())).containsExactlyInAnyOrder(model.logits());
        for (int i = 0; i < examples; i++) {
            int original = List.of(model.logits()).indexOf(dealt.logits()[i]);
            assertThat(dealt.labels()[i]).isEqualTo(model.labels()[original]);
        }
    }

    @Example
    void one_example_cannot_both_fit_and_measure() {
        SyntheticModel one = SyntheticModel.draw(1, 1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(one, 1))
                .withMessage("there is only one example, at least 2 are needed");
    }

    private static Calibration fit(SyntheticModel model, long seed) {
        return Calibration.fit(model.logits(), model.labels(), new SplittableRandom(seed));
    }

    private static Temperature temperatureOf(LabelledLogits examples) {
        return Temperature.fit(examples.logits(), examples.labels());
    }

    @Property(tries = 50)
    void the_curve_ends_with_all_examples_and_the_error_of_the_model(@ForAll long seed) {
        SyntheticModel model = SyntheticModel.draw(800, 1, seed);

        Calibration calibration = fit(model, seed);

        RiskPoint last = calibration.risk().getLast();
        assertThat(last.coverage()).isEqualTo(1);
        assertThat(calibration.risk()).isSortedAccordingTo((a, b) -> Double.compare(b.threshold(), a.threshold()));
        assertThat(calibration.risk().getFirst().error()).isLessThan(last.error());
    }

    @Example
    void the_error_of_a_diagram_is_the_mean_gap_between_claim_and_truth() {
        double[] confidence = {0.95, 0.95, 0.95, 0.95, 0.55, 0.55};
        boolean[] correct = {true, true, true, false, true, false};

        ReliabilityDiagram diagram = ReliabilityDiagram.of(confidence, correct);

        assertThat(diagram.bins()).hasSize(15);
        assertThat(diagram.bins().get(14).examples()).isEqualTo(4);
        assertThat(diagram.bins().get(14).accuracy()).isEqualTo(0.75);
        assertThat(diagram.expectedCalibrationError()).isCloseTo((4 * 0.2 + 2 * 0.05) / 6, within(1e-12));
    }

    @Example
    void the_borders_of_the_range_fall_into_the_outer_bins() {
        ReliabilityDiagram diagram = ReliabilityDiagram.of(new double[] {0, 1}, new boolean[] {false, true});

        assertThat(diagram.bins().getFirst().examples()).isEqualTo(1);
        assertThat(diagram.bins().getLast().examples()).isEqualTo(1);
        assertThat(diagram.expectedCalibrationError()).isZero();
    }
}
