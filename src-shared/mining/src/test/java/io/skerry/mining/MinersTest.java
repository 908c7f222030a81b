package io.skerry.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.skerry.mining.calibration.Calibration;
import io.skerry.mining.calibration.RiskPoint;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinersTest {

    private static final RandomGenerator RANDOM = new SplittableRandom(1);
    private static final Calibration CALIBRATION = new Calibration(
            2,
            0.1,
            0.02,
            1000,
            List.of(new RiskPoint(0.9, 0.5, 0), new RiskPoint(0.6, 0.8, 0.02), new RiskPoint(0, 1, 0.1)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Threshold",
                "CrossEntropy",
                "CrossEntropyFilter",
                "IBT",
                "IBTFilter",
                "Random",
                "CloudOnly",
                "EdgeOnly",
                "Margin",
                "Entropy"
            })
    void a_miner_with_defaults_needs_no_parameter(String name) throws Exception {
        Miner miner = Miners.create(name, Map.of(), RANDOM, null);

        assertThat(name).startsWith(miner.name());
        assertThat(Miners.names()).contains(miner.name());
        assertThat(miner.warning()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Magic, threshold, 0.5, 'there is no hard example miner ''Magic''; there are: Threshold, CrossEntropy, IBT, Random, CloudOnly, EdgeOnly, Margin, Entropy, Energy, TargetError'",
        "Margin, treshold, 0.5, 'Margin has no parameter treshold; it has: threshold'",
        "CrossEntropy, threshold_cross_entropy, high, 'CrossEntropy: threshold_cross_entropy is ''high'', must be a number such as 0.5'",
        "IBT, threshold_img, NaN, 'IBT: threshold_img is ''NaN'', must be a number such as 0.5'",
        "TargetError, confidence, 0.9, 'TargetError needs the parameter target_error: the share of wrong answers among those that stay on the edge, e.g. 0.02'",
        "TargetError, target_error, 2, 'TargetError: target_error is 2.0, must lie between 0 and 1: the share of wrong answers among those that stay on the edge, e.g. 0.02'",
    })
    void what_cannot_be_made_is_explained(String name, String parameter, String value, String message) {
        assertThatExceptionOfType(InvalidMinerException.class)
                .isThrownBy(() -> Miners.create(name, Map.of(parameter, value), RANDOM, CALIBRATION))
                .withMessage(message);
    }

    @Test
    void a_parameter_that_Sedna_would_ignore_is_ignored_and_named() throws Exception {
        Map<String, String> parameters = Map.of("threshold", "0.9", "threshold_cross_entropy", "0.1");

        Miner miner = Miners.create("CrossEntropy", parameters, RANDOM, null);

        assertThat(miner.look(ClassScores.ofProbabilities(0.7, 0.3)).hard()).isFalse();
        assertThat(Miners.unknownParameters("CrossEntropy", parameters)).containsExactly("threshold");
    }

    @ParameterizedTest
    @CsvSource({"0.29, true", "0.3, false"})
    void random_compares_a_draw_with_a_ratio_that_comes_as_text(double draw, boolean hard) throws Exception {
        RandomGenerator fixed = new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return draw;
            }
        };

        Miner miner = Miners.create("Random", Map.of("random_ratio", "0.3"), fixed, null);

        assertThat(miner.look(new Boxes(List.of()))).isEqualTo(new Hardness(1 - draw, hard));
    }

    @Test
    void a_prediction_of_the_wrong_kind_is_refused_with_a_miner_that_fits() throws Exception {
        Miner forBoxes = Miners.create("IBT", Map.of(), RANDOM, null);
        Miner forClasses = Miners.create("Margin", Map.of(), RANDOM, null);

        assertThat(forBoxes.reads()).isEqualTo(Boxes.class);
        assertThat(forClasses.reads()).isEqualTo(ClassScores.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forBoxes.look(ClassScores.ofProbabilities(1)))
                .withMessage("IBT reads boxes, but the model gives class scores: use CrossEntropy or Margin");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forClasses.look(new Boxes(List.of())))
                .withMessage("Margin reads class scores, but the model finds boxes: use Threshold or IBT");
    }

    @Test
    void energy_needs_logits() throws Exception {
        Miner energy = Miners.create("Energy", Map.of("threshold", "3"), RANDOM, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> energy.look(ClassScores.ofProbabilities(0.5, 0.5)))
                .withMessage("Energy reads logits, but the model gives probabilities only: use Margin");
    }

    @Test
    void target_error_keeps_what_is_surely_good_enough() throws Exception {
        Miner miner = Miners.create("TargetError", Map.of("target_error", "0.05"), RANDOM, CALIBRATION);

        assertThat(miner.warning()).isEmpty();
        assertThat(miner.look(ClassScores.ofProbabilities(0.61, 0.39)).hard()).isFalse();
        assertThat(miner.look(ClassScores.ofProbabilities(0.59, 0.41)).hard()).isTrue();
    }

    @Test
    void a_target_error_out_of_reach_is_said_and_the_strictest_threshold_used() throws Exception {
        Miner miner = Miners.create("TargetError", Map.of("target_error", "0.001"), RANDOM, CALIBRATION);

        assertThat(miner.warning())
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith("TargetError: an error of at most 0.001000 cannot be shown")
                        .contains("the strictest threshold 0.9000 is used"));
        assertThat(miner.look(ClassScores.ofProbabilities(0.89, 0.11)).hard()).isTrue();
        assertThat(miner.look(ClassScores.ofProbabilities(0.91, 0.09)).hard()).isFalse();
    }

    @Test
    void target_error_without_a_curve_is_refused() {
        assertThatExceptionOfType(InvalidMinerException.class)
                .isThrownBy(() -> Miners.create("TargetError", Map.of("target_error", "0.1"), RANDOM, null))
                .withMessage(
                        "TargetError needs the model's risk-coverage curve: put 'calibration.risk' into its manifest, or use Margin");
    }
}
