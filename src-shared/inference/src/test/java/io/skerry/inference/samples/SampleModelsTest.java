package io.skerry.inference.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skerry.mining.InvalidMinerException;
import io.skerry.mining.Miner;
import io.skerry.mining.Miners;
import io.skerry.mining.budget.Decision;
import io.skerry.mining.budget.OffloadBudget;
import io.skerry.mining.cascade.CascadeCurve;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The models in the repository are what their manifests and the documentation say, on all 10,000 test images. */
class SampleModelsTest {

    private static final int SHALLOW_BYTES = 20_000;

    @ParameterizedTest
    @CsvSource({
        "mnist, shallow, 0.975",
        "mnist, deep, 0.990",
        "fashion-mnist, shallow, 0.870",
        "fashion-mnist, deep, 0.920"
    })
    void a_model_is_as_accurate_as_its_manifest_says(String set, String name, double atLeast) {
        SampleModel model = SampleModel.of(set, name);

        Map<String, Double> metrics = model.manifest().provenance().metrics();
        assertThat(model.labels()).hasSize(10_000);
        assertThat(model.accuracy())
                .isEqualTo(metrics.get("testAccuracy"), within(0.0005))
                .isGreaterThanOrEqualTo(atLeast);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist", "fashion-mnist"})
    void a_shallow_model_is_small(String set) {
        assertThat(SampleModel.of(set, "shallow").bytes()).isLessThanOrEqualTo(SHALLOW_BYTES);
    }

    @ParameterizedTest
    @CsvSource({"fashion-mnist, 0.30, 0.010", "mnist, 0.10, 0.005"})
    void together_the_models_are_nearly_as_good_as_the_deep_one_alone(String set, double share, double loss)
            throws InvalidMinerException {
        CascadeCurve cascade = cascade(set, "Margin");

        CascadeCurve.Point reached = cascade.with(OffloadBudget.share(share), 1, 0);

        assertThat(reached.share()).isCloseTo(share, within(0.1 * share));
        assertThat(reached.accuracy()).isGreaterThanOrEqualTo(cascade.cloud() - loss);
    }

    @ParameterizedTest
    @CsvSource({
        "fashion-mnist, 0.05", "fashion-mnist, 0.10", "fashion-mnist, 0.20", "fashion-mnist, 0.30",
                "fashion-mnist, 0.50",
        "mnist, 0.05", "mnist, 0.10", "mnist, 0.20", "mnist, 0.30", "mnist, 0.50"
    })
    void calibrated_scores_find_the_hard_examples_at_least_as_well_as_plain_entropy(String set, double share)
            throws InvalidMinerException {
        double margin = cascade(set, "Margin").accuracyAt(share);
        double crossEntropy = cascade(set, "CrossEntropy").accuracyAt(share);

        assertThat(margin).isGreaterThanOrEqualTo(crossEntropy);
        assertThat(crossEntropy).isGreaterThan(cascade(set, "CrossEntropy").randomAt(share));
    }

    @Test
    void a_budget_holds_when_clothes_come_after_digits() throws InvalidMinerException {
        double share = 0.2;
        double[] digits = hardness(SampleModel.of("mnist", "shallow"), "Margin");
        double[] clothes = hardness(SampleModel.on("mnist", "shallow", "fashion-mnist"), "Margin");
        OffloadBudget budget = OffloadBudget.share(share);

        int[] granted = new int[4_000];
        for (int i = 0; i < granted.length; i++) {
            double hardness = i < 2_000 ? digits[i] : clothes[i - 2_000];
            boolean offload = budget.decide(hardness, false, 1, 0) == Decision.OFFLOAD;
            granted[i] = (i == 0 ? 0 : granted[i - 1]) + (offload ? 1 : 0);
        }

        assertThat((double) granted[1_999] / 2_000).isCloseTo(share, within(0.1 * share));
        for (int from = 2_200; from + 500 <= granted.length; from++) {
            double found = (granted[from + 499] - granted[from - 1]) / 500.0;
            assertThat(found).as("share of 500 examples from %d on", from).isCloseTo(share, within(0.1 * share));
        }
    }

    private static CascadeCurve cascade(String set, String miner) throws InvalidMinerException {
        SampleModel shallow = SampleModel.of(set, "shallow");
        return new CascadeCurve(shallow.correct(), SampleModel.of(set, "deep").correct(), hardness(shallow, miner));
    }

    private static double[] hardness(SampleModel model, String name) throws InvalidMinerException {
        Miner miner = Miners.create(name, Map.of(), new Random(1), null);
        return model.answers().stream()
                .mapToDouble(answer -> miner.look(answer.scores()).score())
                .toArray();
    }
}
