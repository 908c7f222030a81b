package io.skerry.edge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skerry.onnx.ManifestJson;
import io.skerry.onnx.ModelManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLE = Path.of("../samples/mnist/shallow");

    @TempDir
    Path temp;

    private Path model;

    @BeforeEach
    void copy() throws IOException {
        model = Files.createDirectory(temp.resolve("shallow"));
        try (Stream<Path> files = Files.list(SAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aSoundModelIsDescribed() throws IOException {
        Run run = Run.of("model", "check", model.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("mnist-shallow:1")
                .contains(manifest().sha256())
                .contains("image")
                .contains("classes      10")
                .contains("right, as its manifest says")
                .contains("temperature");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aModelWithoutACheckSetIsSoundButUnmeasured() throws IOException {
        ObjectNode manifest = json();
        manifest.remove(List.of("checkSet", "calibration"));
        write(manifest);

        Run run = Run.of("model", "check", model.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("check set    none").contains("calibration  none");
    }

    @Test
    void aModelWithoutAManifestIsDescribedWithWhatIsImplied() throws IOException {
        String sha256 = manifest().sha256();
        Files.delete(model.resolve("manifest.json"));

        Run run = Run.of("model", "check", model.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("shallow:" + sha256.substring(0, 12))
                .contains("no manifest: serves tensors only")
                .contains("labels 0 to 9, the output is logits")
                .contains("calibration  none\n");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(Run.of("model", "calibrate", model.toString()).code()).isEqualTo(1);
    }

    @Test
    void aChangedModelIsRefused() throws IOException {
        byte[] onnx = Files.readAllBytes(model.resolve("model.onnx"));
        onnx[onnx.length / 2] ^= 1;
        Files.write(model.resolve("model.onnx"), onnx);

        assertRefused("check", "model.onnx has the SHA-256");
    }

    @Test
    void aManifestThatContradictsTheGraphIsRefused() throws IOException {
        ObjectNode manifest = json();
        manifest.withObject("/input").put("name", "picture");
        write(manifest);

        assertRefused("check", "input.name is 'picture'");
    }

    @Test
    void aModelThatAnswersItsCheckSetOtherwiseIsRefused() throws IOException {
        ObjectNode manifest = json();
        manifest.withObject("/checkSet").put("accuracy", 0.5);
        write(manifest);

        assertRefused("check", "its manifest says 0.5");
        assertRefused("calibrate", "its manifest says 0.5");
    }

    @Test
    void aFolderWithoutAModelIsRefused() {
        Run run = Run.of("model", "check", temp.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("skerry-edge: there is no file").doesNotContain("\tat ");
    }

    @Test
    void calibrationIsMeasuredAndWrittenAndNothingElseChanges() throws IOException {
        ModelManifest before = manifest();
        ObjectNode uncalibrated = json();
        uncalibrated.remove("calibration");
        write(uncalibrated);

        Run run = Run.of("model", "calibrate", model.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        ModelManifest.Calibration calibration = manifest().calibration();
        assertThat(calibration.examples()).isPositive();
        assertThat(calibration.eceAfter()).isLessThanOrEqualTo(calibration.eceBefore());
        assertThat(calibration.risk()).isNotEmpty();
        assertThat(run.out())
                .contains("%.4f".formatted(calibration.temperature()))
                .contains("%.4f".formatted(calibration.eceBefore()))
                .contains("%.4f".formatted(calibration.eceAfter()));
        ObjectNode written = json();
        written.remove("calibration");
        assertThat(written).isEqualTo(uncalibrated);
        assertThat(manifest().sha256()).isEqualTo(before.sha256());
        assertThat(Run.of("model", "check", model.toString()).code()).isZero();
        assertThat(names()).containsExactlyInAnyOrderElementsOf(names(SAMPLE));
    }

    @Test
    void calibratingTwiceChangesNoByte() throws IOException {
        Run.of("model", "calibrate", model.toString());
        byte[] once = Files.readAllBytes(model.resolve("manifest.json"));

        Run.of("model", "calibrate", model.toString());

        assertThat(Files.readAllBytes(model.resolve("manifest.json"))).isEqualTo(once);
    }

    @Test
    void aDryRunMeasuresAndWritesNothing() throws IOException {
        byte[] before = Files.readAllBytes(model.resolve("manifest.json"));

        Run run = Run.of("model", "calibrate", "--dry-run", model.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("calibration error before").contains("Nothing was written.");
        assertThat(Files.readAllBytes(model.resolve("manifest.json"))).isEqualTo(before);
    }

    @Test
    void aModelWithoutACheckSetCannotBeCalibrated() throws IOException {
        ObjectNode manifest = json();
        manifest.remove("checkSet");
        write(manifest);

        assertRefused("calibrate", "has no check set to measure on");
    }

    private void assertRefused(String command, String why) {
        Run run = Run.of("model", command, model.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("skerry-edge: ").contains(why).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    private List<String> names() throws IOException {
        return names(model);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private ModelManifest manifest() throws IOException {
        return ManifestJson.read(Files.readAllBytes(model.resolve("manifest.json")));
    }

    private ObjectNode json() throws IOException {
        return (ObjectNode) JSON.readTree(Files.readAllBytes(model.resolve("manifest.json")));
    }

    private void write(ObjectNode manifest) throws IOException {
        JSON.writeValue(model.resolve("manifest.json").toFile(), manifest);
    }
}
