package io.skerry.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.onnx.ModelException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestGraphCheckTest {

    private static final String TENSOR = ManifestJsonTest.MINIMAL.replaceFirst(
            "\"input\":\\{[^}]*}", "\"input\":{\"name\":\"image\",\"datatype\":\"FP32\",\"shape\":[-1,1,4,4]}");

    @ParameterizedTest
    @ValueSource(strings = {"halves", "halves-one"})
    void aManifestThatDescribesItsGraphIsAccepted(String model) {
        assertThatCode(() -> check(ManifestJsonTest.MINIMAL, model)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\":\"image\"    | \"name\":\"picture\"  | input.name is 'picture'",
                "\"FP32\"              | \"UINT8\"             | input.datatype is UINT8",
                "\"height\":4          | \"height\":5          | input is NCHW [-1, 1, 5, 4]",
                "\"NCHW\"              | \"NHWC\"              | input is NHWC [-1, 4, 4, 1]",
                "\"logits\"            | \"scores\"            | output.name is 'scores'",
                ",\"neither\"          | ''                    | labels names 2 classes",
            })
    void aContradictionIsRefusedWithBothSides(String from, String to, String message) {
        assertThatThrownBy(() -> check(ManifestJsonTest.MINIMAL.replace(from, to), "halves"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("the graph")
                .extracting("kind")
                .isEqualTo(Kind.CONTRADICTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"halves", "halves-one"})
    void aTensorThatIsTheGraphsIsAccepted(String model) {
        assertThatCode(() -> check(TENSOR, model)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[-1,1,4,4] | [-1,1,4,5] | input is [-1, 1, 4, 5], the graph's is image FP32 [-1, 1, 4, 4]",
                "[-1,1,4,4] | [-1,16]    | input is [-1, 16], the graph's is",
                "\"FP32\"   | \"FP64\"   | input.datatype is FP64",
            })
    void aTensorThatIsNotTheGraphsIsRefused(String from, String to, String message) {
        assertThatThrownBy(() -> check(TENSOR.replace(from, to), "halves"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aGraphWithTwoInputsIsNotDescribed() {
        assertThatThrownBy(() -> check(ManifestJsonTest.MINIMAL, "sum"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("the graph takes 2 tensors");
    }

    @Test
    void freeSidesOfTheGraphAreFixedByTheManifest() {
        ModelManifest manifest = ManifestJson.read(ManifestJsonTest.MINIMAL.getBytes(StandardCharsets.UTF_8));
        TensorSpec input = new TensorSpec("image", Datatype.FP32, List.of(-1L, 1L, -1L, -1L));
        TensorSpec output = new TensorSpec("logits", Datatype.FP32, List.of(-1L, 3L));

        assertThatCode(() -> ManifestGraphCheck.require(manifest, List.of(input), List.of(output)))
                .doesNotThrowAnyException();
    }

    private static void check(String json, String model) {
        ModelManifest manifest = ManifestJson.read(json.getBytes(StandardCharsets.UTF_8));
        try (ModelSession session = TestModels.open(model)) {
            ManifestGraphCheck.require(manifest, session.inputs(), session.outputs());
        }
    }
}
