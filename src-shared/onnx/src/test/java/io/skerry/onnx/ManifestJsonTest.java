package io.skerry.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.skerry.onnx.ModelException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestJsonTest {

    static final String MINIMAL = """
            {"apiVersion":"skerry.io/model-manifest/v1","name":"halves","version":"1","task":"classification",
            "input":{"name":"image","layout":"NCHW","datatype":"FP32","height":4,"width":4,"channels":1,"colour":"grey"},
            "output":{"name":"logits","postprocess":"softmax"},"labels":["left","right","neither"]}""";

    @Test
    void aManifestSurvivesWritingAndReading() {
        String digest = "0".repeat(64);
        ModelManifest manifest = new ModelManifest(
                ModelManifest.API_VERSION,
                "fashion-deep",
                "2",
                ModelManifest.Task.CLASSIFICATION,
                digest,
                new ImageInput(
                        "x",
                        ImageInput.Layout.NHWC,
                        Datatype.FP32,
                        224,
                        192,
                        3,
                        ImageInput.Colour.BGR,
                        List.of(0.485, 0.456, 0.406),
                        List.of(0.229, 0.224, 0.225)),
                new ModelManifest.Output("y", ModelManifest.Postprocess.NONE),
                List.of("cat", "dog"),
                new ModelManifest.Calibration(
                        1.5, 0.1, 0.02, 1000, List.of(new ModelManifest.RiskPoint(0.9, 0.5, 0.01))),
                new ModelManifest.CheckSet("images.gz", "labels.gz", digest, digest, 0.9),
                new ModelManifest.Provenance(
                        "pets", "train.py", 7L, "2026-11-25T00:00:00Z", Map.of("testAccuracy", 0.91)));

        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "tensor"})
    void aGoldenManifestIsReadAndWrittenAsItStands(String name) throws IOException {
        String golden = golden(name);

        assertThat(new String(ManifestJson.write(read(golden)), StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(golden.strip());
    }

    @Test
    void anInputWithALayoutIsAnImage() throws IOException {
        assertThat(read(golden("image")).input())
                .isEqualTo(new ImageInput(
                        "image",
                        ImageInput.Layout.NCHW,
                        Datatype.FP32,
                        28,
                        28,
                        1,
                        ImageInput.Colour.GREY,
                        List.of(0.286),
                        List.of(0.353)));
    }

    @Test
    void anInputWithAShapeIsATensor() throws IOException {
        ModelInput input = read(golden("tensor")).input();

        assertThat(input).isEqualTo(new TensorInput("window", Datatype.FP32, List.of(-1L, 3L, 128L)));
        assertThat(input.exampleBytes()).isEqualTo(3 * 128 * Float.BYTES);
        assertThat(input.spec()).hasToString("window FP32 [-1, 3, 128]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", \"shape\" : [ -1, 3, 128 ]   | ''                               | input.shape is missing; an image has 'layout'",
                "[ -1, 3, 128 ]                 | null                             | input.shape is missing",
                "[ -1, 3, 128 ]                 | []                               | input.shape is []",
                "[ -1, 3, 128 ]                 | [1, 3, 128]                      | input.shape is [1, 3, 128], must be -1",
                "[ -1, 3, 128 ]                 | [null, 3]                        | input.shape is [null, 3]",
                "[ -1, 3, 128 ]                 | [-1, null]                       | input.shape is [-1, null]",
                "[ -1, 3, 128 ]                 | [-1, -1]                         | input.shape is [-1, -1]",
                "[ -1, 3, 128 ]                 | [-1, 4096, 4097]                 | at most 16777216 elements",
                "[ -1, 3, 128 ]                 | [-1, 9223372036854775807, 2]     | at most 16777216 elements",
                "[ -1, 3, 128 ]                 | [-1, 2.5]                        | input.shape[1] is not valid",
                "[ -1, 3, 128 ]                 | [-1, 2], \"shape\": [-1, 3]      | Duplicate field 'shape'",
                "[ -1, 3, 128 ]                 | [-1, 2], \"layout\": \"NCHW\"    | input.layout is not valid",
                "\"window\"                     | \"\"                             | input.name is missing",
                "\"FP32\"                       | null                             | input.datatype is missing",
                "\"FP32\"                       | \"STRING\"                       | input.datatype is not valid",
                "\"FP32\"                       | \"FP32\", \"scale\": 2           | input.scale is not valid",
            })
    void aBrokenTensorInputIsRefusedWithTheFieldsPath(String from, String to, String message) throws IOException {
        String golden = golden("tensor").replaceAll("\\s+", " ");
        assertThat(golden).contains(from);

        assertThatThrownBy(() -> read(golden.replace(from, to)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message)
                .extracting("kind")
                .isEqualTo(Kind.BAD_MANIFEST);
    }

    @Test
    void aModelThatTakesATensorHasNoCheckSetOfImages() throws IOException {
        String digest = "0".repeat(64);
        String checkSet = "\"checkSet\":{\"images\":\"a\",\"labels\":\"b\",\"imagesSha256\":\"" + digest
                + "\",\"labelsSha256\":\"" + digest + "\",\"accuracy\":1},";
        String json = golden("tensor").replace("\"labels\"", checkSet + "\"labels\"");

        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("checkSet must be left out: a check set has images, and the input is a tensor");
    }

    @Test
    void whatIsLeftOutGetsItsDefault() {
        ModelManifest manifest = read(MINIMAL);

        assertThat(manifest.id()).isEqualTo("halves:1");
        assertThat(manifest.input())
                .asInstanceOf(type(ImageInput.class))
                .returns(List.of(0.0), ImageInput::mean)
                .returns(List.of(1.0), ImageInput::std);
        assertThat(manifest.sha256()).isNull();
        assertThat(manifest.calibration()).isNull();
        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model-manifest/v1     | model-manifest/v2   | apiVersion is 'skerry.io/model-manifest/v2'",
                "\"name\":\"halves\"   | \"name\":\"a b\"    | name is 'a b'",
                "\"name\":\"halves\"   | \"name\":null       | name is missing",
                "\"classification\"    | \"guessing\"        | task is not valid",
                "\"classification\"    | 0                   | task is not valid",
                "\"NCHW\"              | \"CHWN\"            | input.layout is not valid",
                "\"layout\":\"NCHW\",   | ''                  | input.layout is missing",
                "\"FP32\"              | \"FP16\"            | input.datatype is FP16",
                "\"FP32\"              | \"STRING\"          | input.datatype is not valid",
                "\"height\":4          | \"height\":0        | input.height is 0",
                "\"height\":4          | \"height\":4.5      | input.height is not valid",
                "\"height\":4          | \"height\":\"4\"    | input.height is not valid",
                "\"height\":4,         | ''                  | input.height is missing",
                "\"channels\":1        | \"channels\":3      | input.channels is 3",
                "\"grey\"              | \"grey\",\"mean\":[1,2] | input.mean must have 1",
                "\"grey\"              | \"grey\",\"std\":[0] | input.std must be above 0",
                "\"grey\"              | \"grey\",\"scale\":2 | input.scale is not valid",
                "\"softmax\"           | \"argmax\"          | output.postprocess is not valid",
                "\"right\"             | \"left\"            | labels must be different",
                "\"labels\"            | \"sha256\":\"12\",\"labels\" | sha256 is '12'",
                "\"labels\"            | \"name\":\"b\",\"labels\" | Duplicate field 'name'",
                "\"labels\":[          | \"label\":[         | labels must name at least 2",
                "\"neither\"           | {}                  | labels[2] is not valid",
                "\"softmax\"}          | \"softmax\"         | output.labels is not valid",
            })
    void aBrokenManifestIsRefusedWithTheFieldsPath(String from, String to, String message) {
        assertThatThrownBy(() -> read(MINIMAL.replace(from, to)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("manifest: ")
                .hasMessageContaining(message)
                .extracting("kind")
                .isEqualTo(Kind.BAD_MANIFEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"temperature\":0,\"eceBefore\":0,\"eceAfter\":0,\"examples\":1} | calibration.temperature is 0.0",
                "{\"temperature\":1,\"eceBefore\":2,\"eceAfter\":0,\"examples\":1} | calibration.eceBefore is 2.0",
                "{\"temperature\":1,\"eceBefore\":0,\"eceAfter\":0,\"examples\":1,\"risk\":[{\"threshold\":-1,\"coverage\":0,\"error\":0}]} | risk.threshold is -1.0",
            })
    void anImpossibleCalibrationIsRefused(String calibration, String message) {
        assertThatThrownBy(() -> read(MINIMAL.replace("\"labels\"", "\"calibration\":" + calibration + ",\"labels\"")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aCheckSetOutsideTheFolderIsRefused() {
        String digest = "0".repeat(64);
        String checkSet = "{\"images\":\"../../secret\",\"labels\":\"b\",\"imagesSha256\":\"" + digest
                + "\",\"labelsSha256\":\"" + digest + "\",\"accuracy\":1}";
        assertThatThrownBy(() -> read(MINIMAL.replace("\"labels\"", "\"checkSet\":" + checkSet + ",\"labels\"")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("checkSet.images is '../../secret'");
    }

    @ParameterizedTest
    @CsvSource({
        "'', is not valid JSON",
        "null, the object is missing",
        "[], is not valid",
        "{} x, apiVersion is missing"
    })
    void whatIsNoManifestIsRefused(String json, String message) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(ModelException.class).hasMessageContaining(message);
    }

    @Test
    void aManifestThatIsTooLargeOrTooDeepIsRefusedBeforeItCostsAnything() {
        assertThatThrownBy(() -> ManifestJson.read(new byte[ManifestJson.MAX_BYTES + 1]))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("more than 1048576");
        assertThatThrownBy(() -> read("{\"labels\":" + "[".repeat(10_000)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("labels[0] is not valid");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = ManifestJsonTest.class.getResourceAsStream("/manifests/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ModelManifest read(String json) {
        return ManifestJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
