package io.skerry.mining.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskCoverageTest {

    @Test
    void equal_confidences_stay_together() {
        double[] confidence = {0.9, 0.5, 0.5, 0.5};
        boolean[] correct = {true, true, false, true};

        assertThat(RiskCoverage.curve(confidence, correct))
                .containsExactly(new RiskPoint(0.9, 0.25, 0), new RiskPoint(0.5, 1, 0.25));
    }

    @Test
    void nothing_has_no_curve() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskCoverage.curve(new double[0], new boolean[0]))
                .withMessage("there are 0 confidences for 0 answers");
    }

    @Test
    void the_threshold_keeps_as_many_answers_as_the_target_allows() {
        Calibration calibration = calibration(new RiskPoint(0.9, 0.5, 0.001), new RiskPoint(0.4, 0.9, 0.05));

        RiskCoverage.Selection strict = RiskCoverage.threshold(calibration, 0.02, 0.95);
        RiskCoverage.Selection loose = RiskCoverage.threshold(calibration, 0.08, 0.95);

        assertThat(strict.threshold()).isEqualTo(0.9);
        assertThat(loose.threshold()).isEqualTo(0.4);
        assertThat(strict.reached() && loose.reached()).isTrue();
        assertThat(loose.errorBound()).isBetween(0.05, 0.08);
    }

    @Test
    void a_target_out_of_reach_gets_the_strictest_threshold_and_says_so() {
        Calibration calibration = calibration(new RiskPoint(0.4, 0.9, 0.05), new RiskPoint(0.9, 0.5, 0.01));

        RiskCoverage.Selection selection = RiskCoverage.threshold(calibration, 0.001, 0.95);

        assertThat(selection.reached()).isFalse();
        assertThat(selection.threshold()).isEqualTo(0.9);
        assertThat(selection.errorBound()).isGreaterThan(0.01);
    }

    /** A model that is right with exactly the confidence it claims, so that the true error above a threshold is known. */
    @ParameterizedTest
    @ValueSource(doubles = {0.08, 0.1, 0.15})
    void the_true_error_exceeds_the_target_no_more_often_than_stated(double target) {
        int runs = 300;
        int exceeded = 0;
        int reached = 0;
        for (int run = 0; run < runs; run++) {
            RiskCoverage.Selection selection = RiskCoverage.threshold(draw(1000, run), target, 0.9);
            double trueError = (1 - selection.threshold()) / 2;
            reached += selection.reached() ? 1 : 0;
            exceeded += selection.reached() && trueError > target ? 1 : 0;
        }

        assertThat((double) exceeded / runs).isLessThanOrEqualTo(0.1);
        assertThat(reached).as("or the property would be empty").isPositive();
    }

    private static Calibration draw(int examples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] confidence = new double[examples];
        boolean[] correct = new boolean[examples];
        for (int i = 0; i < examples; i++) {
            confidence[i] = random.nextDouble(0.5, 1);
            correct[i] = random.nextDouble() < confidence[i];
        }
        return new Calibration(1, 0, 0, examples, RiskCoverage.curve(confidence, correct));
    }

    private static Calibration calibration(RiskPoint... points) {
        return new Calibration(1, 0.1, 0.05, 2000, List.of(points));
    }
}
