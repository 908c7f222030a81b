package io.skerry.edge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.inference.dataset.LabelledImages;
import io.skerry.inference.predict.ModelCheck;
import io.skerry.inference.predict.Predictor;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.SessionSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLE = Path.of("../samples/mnist");
    private static final int IMAGES = 600;
    private static final int SIDE = 28;

    @TempDir
    Path temp;

    private Path data;
    private Path out;

    @BeforeEach
    void digits() throws IOException {
        data = Files.createDirectory(temp.resolve("few"));
        out = temp.resolve("digits");
        LabelledImages all = LabelledImages.read(
                SAMPLE.resolve("t10k-images-idx3-ubyte.gz"), SAMPLE.resolve("t10k-labels-idx1-ubyte.gz"));
        ByteBuffer images = ByteBuffer.allocate(16 + IMAGES * SIDE * SIDE);
        images.putInt(0x803).putInt(IMAGES).putInt(SIDE).putInt(SIDE);
        ByteBuffer labels = ByteBuffer.allocate(8 + IMAGES).putInt(0x801).putInt(IMAGES);
        for (int i = 0; i < IMAGES; i++) {
            images.put(all.image(i).samples());
            labels.put((byte) all.label(i));
        }
        Files.write(data.resolve("train-images-idx3-ubyte"), images.array());
        Files.write(data.resolve("train-labels-idx1-ubyte"), labels.array());
    }

    @Test
    void aNewModelLearnsAndANodeWouldServeIt() throws IOException {
        Run run = train("--new", "mlp:32", "--epochs", "6", "--validation", "0.2");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err().lines())
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).matches("epoch \\d/6  loss .* accuracy .* macro F1 .*"));
        assertThat(run.out()).contains("digits:").contains("examples held out of 600");
        ModelArtefact artefact = ModelArtefact.open(out);
        ModelManifest manifest = artefact.requireManifest();
        assertThat(manifest.labels()).hasSize(10);
        assertThat(manifest.provenance().seed()).isEqualTo(1);
        assertThat(manifest.provenance().data()).startsWith("few (sha256:").endsWith("), 481 of 600 examples");
        try (Predictor predictor = Predictor.open(artefact, SessionSettings.DEFAULT)) {
            assertThat(ModelCheck.require(predictor, ModelCheck.TOLERANCE))
                    .hasValueSatisfying(accuracy -> assertThat(accuracy).isGreaterThan(0.7));
        }
        assertThat(Run.of("model", "check", out.toString()).code()).isZero();
        assertThat(JSON.readTree(out.resolve("history.json").toFile())).hasSize(6);
        assertThat(out.resolve("training.svg")).content().contains("validation").contains("macro F1");
        assertThat(temp).isDirectoryNotContaining("glob:**/*.checkpoint");
    }

    @Test
    void theSameCommandGivesTheSameModelAndAnotherSeedAnother() throws IOException {
        byte[] one = model("--seed", "3", "--epochs", "1");
        assertThat(model("--seed", "3", "--epochs", "1")).isEqualTo(one);
        assertThat(model("--seed", "4", "--epochs", "1")).isNotEqualTo(one);
    }

    @Test
    void aTrainingThatEndedWithoutAFolderGoesOnAndGivesTheSameBytes() throws IOException {
        byte[] whole = model("--epochs", "3");
        Path thesis = Files.createDirectory(temp.resolve(".digits.next")).resolve("in-the-way");
        Files.createDirectories(thesis.resolve("of-the-new-model"));
        Run failed = train("--new", "mlp:8", "--epochs", "3");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("what was there is kept").contains("--resume");
        assertThat(out.resolve("model.onnx")).hasBinaryContent(whole);

        Run again = train("--new", "mlp:8", "--epochs", "3");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("of a training that was interrupted: go on with --resume");

        Files.delete(thesis.resolve("of-the-new-model"));
        Files.delete(thesis);
        Run resumed = train("--new", "mlp:8", "--epochs", "3", "--resume");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).doesNotContain("epoch 1/3");
        assertThat(out.resolve("model.onnx")).hasBinaryContent(whole);
    }

    @Test
    void aModelThatIsThereGoesOnWithItsOwnScalingAndLabels() throws IOException {
        model("--epochs", "1");
        ModelManifest before = ModelArtefact.open(out).requireManifest();
        Path next = temp.resolve("next");
        Run run = Run.of(
                "train",
                "--model",
                out.toString(),
                "--data",
                data.toString(),
                "--epochs",
                "1",
                "--out",
                next.toString());
        assertThat(run.code()).as(run.err()).isZero();
        ModelManifest after = ModelArtefact.open(next).requireManifest();
        assertThat(after.input()).isEqualTo(before.input());
        assertThat(after.sha256()).isNotEqualTo(before.sha256());
    }

    @Test
    void rowsOfNumbersAreScaledInsideTheModel() throws IOException {
        Path csv = temp.resolve("rows.csv");
        List<String> rows = IntStream.range(0, 200)
                .mapToObj(i -> (1e6 + i % 20) + "," + (i % 3) + "," + (i % 20 < 10 ? "low" : "high"))
                .toList();
        Files.writeString(csv, "height,noise,label\n" + String.join("\n", rows));
        Run run = Run.of(
                "train",
                "--new",
                "mlp:16",
                "--data",
                csv.toString(),
                "--epochs",
                "20",
                "--rate",
                "0.01",
                "--out",
                out.toString(),
                "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(JSON.readTree(run.out()).get("accuracy").doubleValue()).isGreaterThan(0.9);

        Run evaluated = Run.of("evaluate", out.toString(), "--data", csv.toString(), "--json");
        JsonNode found = JSON.readTree(evaluated.out());
        assertThat(found.get("accuracy").doubleValue()).isGreaterThan(0.9);
        assertThat(found.get("labels").get(0).textValue()).isEqualTo("high");
        assertThat(found.get("confusion").get(0).get(0).intValue()).isGreaterThan(80);
    }

    @Test
    void anEvaluationIsATableOfWhatWasTakenForWhat() {
        Run run = Run.of("evaluate", SAMPLE.resolve("shallow").toString(), "--data", SAMPLE.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("examples      10,000")
                .contains("accuracy      0.9")
                .contains("right \\ answered");
        assertThat(run.out().lines()).hasSize(4 + 1 + 1 + 10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--new tree:3 | 2 | is no architecture: there are",
                "--new mlp:8 --model x | 2 | mutually exclusive",
                "--epochs 3 | 2 | Missing required argument",
                "--new mlp:8 --epochs 0 | 2 | epochs and batch are at least 1",
                "--new mlp:8 --rate 0 | 2 | a learning rate is above 0",
                "--new mlp:8 --validation 1 | 2 | --validation is above 0 and below 1",
                "--new mlp:8 --name a/b | 2 | cannot be the name of a model",
                "--new mlp:8 --label kind | 1 | only a CSV file has a column of labels",
                "--model nothing.onnx | 1 | nothing.onnx",
                "--new mlp:8 --optimizer sgd --rate 1e30 | 1 | take a smaller learning rate",
            })
    void whatIsWrongIsSaidInOneSentence(String arguments, int code, String why) {
        Run run = train(arguments.split(" "));
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err()).contains(why).doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    private byte[] model(String... more) throws IOException {
        Run run = train(
                Stream.concat(Stream.of("--new", "mlp:8"), Arrays.stream(more)).toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readAllBytes(out.resolve("model.onnx"));
    }

    private Run train(String... more) {
        return Run.of(Stream.concat(
                        Stream.of("train", "--data", data.toString(), "--out", out.toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }
}
