package io.skerry.edge.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.api.plan.HardExampleMining;
import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.testbed.Logs;
import io.skerry.mining.ClassScores;
import io.skerry.mining.InvalidMinerException;
import io.skerry.mining.Miner;
import io.skerry.mining.calibration.Temperature;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.ModelManifest.Calibration;
import io.skerry.onnx.ModelManifest.Postprocess;
import io.skerry.onnx.ModelManifest.RiskPoint;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinerChoiceTest {

    private static final ServiceName SERVICE = new ServiceName("default", "brightness");
    private static final ModelManifest LOGITS = Manifests.classifier(Postprocess.SOFTMAX, null);
    private static final ModelManifest PROBABILITIES = Manifests.classifier(Postprocess.NONE, null);

    @ParameterizedTest
    @ValueSource(
            strings = {"Threshold", "CrossEntropy", "IBT", "Random", "CloudOnly", "EdgeOnly", "CrossEntropyFilter"})
    void aPlanMayNameAnyMinerOfSedna(String name) {
        choice(name, Map.of()).check();
    }

    @Test
    void aPlanMayNameAMinerThatNeedsACalibrationBeforeTheModelIsKnown() {
        choice("TargetError", Map.of("target_error", "0.05")).check();
    }

    @Test
    void anUnknownMinerRefusesThePlanAndNamesThoseThatExist() {
        assertThatThrownBy(() -> choice("Guess", Map.of()).check())
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("default/brightness")
                .hasMessageContaining("no hard example miner 'Guess'")
                .hasMessageContaining("CrossEntropy");
    }

    @Test
    void aParameterThatIsNoNumberRefusesThePlan() {
        assertThatThrownBy(() -> choice("Margin", Map.of("threshold", "high")).check())
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("threshold");
    }

    @Test
    void aParameterThatOneOfSednasMinersDoesNotKnowIsIgnoredAsSednaDoesButLogged() {
        try (Logs logs = Logs.of(MinerChoice.class)) {
            choice("CrossEntropy", Map.of("treshold_cross_entropy", "0.5")).check();

            assertThat(logs.messages()).singleElement().asString().contains("ignores", "treshold_cross_entropy");
        }
    }

    @Test
    void energyReadsTheLogitsOfAModelThatGivesThem() throws InvalidMinerException {
        Miner miner = choice("Energy", Map.of("threshold", "0")).miner(LOGITS);

        assertThat(miner.look(ClassScores.ofLogits(new double[] {-9, -9}, Temperature.NONE))
                        .hard())
                .isTrue();
    }

    @Test
    void energyCannotBeHadWithAModelThatGivesProbabilities() {
        assertThatThrownBy(() -> choice("Energy", Map.of("threshold", "0")).miner(PROBABILITIES))
                .isInstanceOf(InvalidMinerException.class)
                .hasMessageContaining("Energy reads logits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Threshold", "IBT"})
    void aMinerOfBoxesCannotBeHadWithAClassifier(String name) {
        assertThatThrownBy(() -> choice(name, Map.of()).miner(LOGITS))
                .isInstanceOf(InvalidMinerException.class)
                .hasMessageContaining("reads boxes");
    }

    @Test
    void targetErrorCannotBeHadWithAModelThatNobodyCalibrated() {
        assertThatThrownBy(() ->
                        choice("TargetError", Map.of("target_error", "0.05")).miner(LOGITS))
                .isInstanceOf(InvalidMinerException.class)
                .hasMessageContaining("calibration.risk");
    }

    @Test
    void aTargetThatCannotBeReachedIsLogged() throws InvalidMinerException {
        ModelManifest calibrated = Manifests.classifier(
                Postprocess.SOFTMAX, new Calibration(1, 0.1, 0.1, 20, List.of(new RiskPoint(0.5, 1, 0.5))));
        try (Logs logs = Logs.of(MinerChoice.class)) {
            choice("TargetError", Map.of("target_error", "0.01")).miner(calibrated);

            assertThat(logs.messages()).singleElement().asString().contains("default/brightness", "cannot be shown");
        }
    }

    private static MinerChoice choice(String name, Map<String, String> parameters) {
        return new MinerChoice(SERVICE, new HardExampleMining(name, parameters, null), new Random(1));
    }
}
