package io.skerry.mining.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class CalibrationTest {

    @Property(tries = 50)
    void an_over_confident_model_is_better_calibrated_afterwards(
            @ForAll @DoubleRange(min = 1.5, max = 6) double temperature, @ForAll long seed) {
        SyntheticModel model = SyntheticModel.draw(8000, temperature, seed);

        Calibration calibration = Calibration.fit(model.logits(), model.labels());

        assertThat(calibration.eceAfter()).isLessThan(calibration.eceBefore());
        assertThat(calibration.eceAfter()).isLessThan(0.05);
        assertThat(calibration.examples()).isEqualTo(6000);
    }

    @Property(tries = 50)
    void the_curve_ends_with_all_examples_and_the_error_of_the_model(@ForAll long seed) {
        SyntheticModel model = SyntheticModel.draw(800, 1, seed);

        Calibration calibration = Calibration.fit(model.logits(), model.labels());

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
