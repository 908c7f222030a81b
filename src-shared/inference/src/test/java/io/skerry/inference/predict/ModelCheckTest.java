package io.skerry.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.inference.dataset.LabelledImages;
import io.skerry.mining.calibration.Calibration;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"halves", "halves-one", "colours"})
    void aModelThatIsWhatItsManifestSaysPasses(String model) {
        try (Predictor predictor = TestModels.open(model)) {
            assertThatCode(() -> ModelCheck.require(predictor, 0)).doesNotThrowAnyException();
        }
    }

    @Test
    void aModelThatIsLessThanItsManifestSaysIsRefused() {
        try (Predictor predictor = TestModels.open("halves-overrated")) {
            assertThatThrownBy(() -> ModelCheck.require(predictor, ModelCheck.TOLERANCE))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("halves-overrated:1 answers 0.96", "its manifest says 1.0")
                    .extracting("kind")
                    .isEqualTo(Kind.CHECK_FAILED);
            assertThatCode(() -> ModelCheck.require(predictor, 0.05)).doesNotThrowAnyException();
        }
    }

    @Test
    void aCalibrationIsMeasuredOnTheCheckSet() {
        try (Predictor predictor = TestModels.open("halves")) {
            LabelledImages examples =
                    LabelledImages.read(predictor.artefact().checkSet().orElseThrow());

            Calibration calibration = CalibrationRun.measure(predictor, examples);

            assertThat(calibration.examples()).isEqualTo(30);
            assertThat(calibration.temperature()).isPositive();
            assertThat(calibration.eceAfter()).isLessThanOrEqualTo(calibration.eceBefore());
            assertThat(calibration.risk().getLast().coverage()).isEqualTo(1);
            assertThat(calibration.risk().getLast().error()).isEqualTo(1 / 30.0);
            assertThat(calibration).isEqualTo(CalibrationRun.measure(predictor, examples));
        }
    }

    @Test
    void aModelWithoutLogitsIsNotCalibrated() {
        try (Predictor colours = TestModels.open("colours");
                Predictor halves = TestModels.open("halves")) {
            LabelledImages examples =
                    LabelledImages.read(halves.artefact().checkSet().orElseThrow());

            assertThatThrownBy(() -> CalibrationRun.measure(colours, examples))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("gives probabilities");
        }
    }

    @Test
    void theManifestsCalibrationIsWhatMinersTake() {
        try (Predictor predictor = TestModels.open("halves")) {
            assertThat(ManifestCalibration.of(predictor.manifest())).hasValueSatisfying(calibration -> {
                assertThat(calibration.temperature()).isEqualTo(2);
                assertThat(calibration.risk()).hasSize(1);
            });
        }
        try (Predictor predictor = TestModels.open("colours")) {
            assertThat(ManifestCalibration.of(predictor.manifest())).isEmpty();
        }
    }
}
