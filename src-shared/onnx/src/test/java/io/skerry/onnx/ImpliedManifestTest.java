package io.skerry.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.ModelManifest.Postprocess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpliedManifestTest {

    private static final ModelArtefact HALVES = ModelArtefact.open(TestModels.model("halves"));
    private static final TensorSpec INPUT = new TensorSpec("x", Datatype.FP32, List.of(-1L, 16L));
    private static final TensorSpec OUTPUT = new TensorSpec("y", Datatype.FP32, List.of(-1L, 3L));

    @Test
    void aClassifierOfOneTensorNeedsNoManifest() {
        ModelManifest implied = implied("halves");

        assertThat(implied.name()).isEqualTo("halves");
        assertThat(implied.version()).hasSize(12).isEqualTo(HALVES.sha256().substring(0, 12));
        assertThat(implied.sha256()).isEqualTo(HALVES.sha256());
        assertThat(implied.task()).isEqualTo(ModelManifest.Task.CLASSIFICATION);
        assertThat(implied.input()).isEqualTo(new TensorInput("image", Datatype.FP32, List.of(-1L, 1L, 4L, 4L)));
        assertThat(implied.output()).isEqualTo(new ModelManifest.Output("logits", Postprocess.SOFTMAX));
        assertThat(implied.labels()).containsExactly("0", "1", "2");
        assertThat(implied.calibration()).isNull();
        assertThat(implied.checkSet()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"softmax, NONE", "softmax-inside, SOFTMAX", "halves, SOFTMAX"})
    void whatASoftmaxGivesIsProbabilities(String model, Postprocess postprocess) {
        assertThat(implied(model).output().postprocess()).isEqualTo(postprocess);
    }

    @ParameterizedTest
    @CsvSource({"halves", "halves-one", "softmax"})
    void whatIsImpliedIsWhatTheGraphSays(String model) {
        try (ModelSession session = TestModels.open(model)) {
            ModelManifest implied = ImpliedManifest.of(ModelArtefact.open(TestModels.model(model)), session);

            assertThatCode(() -> ManifestGraphCheck.require(implied, session.inputs(), session.outputs()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aCopyIsCalledAsWhatItWasCopiedFrom(@TempDir Path folder) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("0f3a"));
        Files.copy(TestModels.model("halves"), copy.resolve("model.onnx"));
        ModelArtefact artefact = ModelArtefact.open(copy);

        assertThat(artefact.name()).isEqualTo("0f3a");
        assertThat(artefact.copiedFrom(URI.create("https://models/left-or-right.onnx"))
                        .name())
                .isEqualTo("left-or-right");
        assertThat(artefact.copiedFrom(URI.create("opaque:model")).name()).isEqualTo("model");
    }

    @Test
    void aGraphWithTwoInputsIsRefused() {
        assertRefused(List.of(INPUT, INPUT), List.of(OUTPUT), "it takes 2 tensors");
    }

    @Test
    void aGraphWithTwoOutputsIsRefused() {
        assertRefused(List.of(INPUT), List.of(OUTPUT, OUTPUT), "it gives 2 tensors", "name in 'output'", "'labels'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FP64 | -1,16 | not FP32",
                "UINT8 | -1,8,8,3 | not FP32",
                "FP32 | -1,3,-1,-1 | examples of one size",
                "FP32 | 16,4 | examples of one size",
                "FP32 | -1 | examples of one size",
                "FP32 | '' | examples of one size"
            })
    void anInputThatMayBeAnythingIsRefused(Datatype datatype, String shape, String why) {
        assertRefused(
                List.of(new TensorSpec("x", datatype, dimensions(shape))), List.of(OUTPUT), why, "describe in 'input'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FP32 | -1,-1",
                "FP32 | -1,1",
                "FP32 | -1,65537",
                "FP32 | 4,3",
                "FP32 | -1,3,3",
                "FP32 | -1",
                "INT64 | -1,3"
            })
    void anOutputThatIsNoScoreForEachClassIsRefused(Datatype datatype, String shape) {
        TensorSpec output = new TensorSpec("y", datatype, dimensions(shape));

        assertRefused(List.of(INPUT), List.of(output), "its output is " + output, "'labels'");
    }

    @Test
    void anInputThatNoExampleHasRoomForIsRefused() {
        TensorSpec input = new TensorSpec("x", Datatype.FP32, List.of(-1L, 1L << 25));

        assertThatThrownBy(() -> ImpliedManifest.of(HALVES, List.of(input), List.of(OUTPUT), _ -> false))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("at most 16777216 elements");
    }

    private static ModelManifest implied(String model) {
        try (ModelSession session = TestModels.open(model)) {
            return ImpliedManifest.of(ModelArtefact.open(TestModels.model(model)), session);
        }
    }

    private static List<Long> dimensions(String shape) {
        return shape.isEmpty()
                ? List.of()
                : List.of(shape.split(",")).stream().map(Long::valueOf).toList();
    }

    private static void assertRefused(List<TensorSpec> inputs, List<TensorSpec> outputs, String... messages) {
        assertThatThrownBy(() -> ImpliedManifest.of(HALVES, inputs, outputs, _ -> false))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("halves.onnx needs a manifest, manifest.json beside it or")
                .hasMessageContainingAll(messages)
                .extracting("kind")
                .isEqualTo(Kind.NO_MANIFEST);
    }
}
