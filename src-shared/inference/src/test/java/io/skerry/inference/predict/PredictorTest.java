package io.skerry.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.skerry.inference.image.ImageException;
import io.skerry.inference.image.Pixels;
import io.skerry.inference.image.TestImages;
import io.skerry.onnx.Datatype;
import io.skerry.onnx.ManifestJson;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.Tensor;
import io.skerry.onnx.TensorException;
import io.skerry.onnx.TensorInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictorTest {

    private static final long[] ONE = {1, 1, 4, 4};

    @Test
    void aTensorIsAnsweredWithItsClassAndHowSureTheModelReallyIs() {
        try (Predictor predictor = TestModels.open("halves")) {
            Classification answer = predictor.predict(tensor(1, 0));

            assertThat(answer.label()).isEqualTo("left");
            assertThat(answer.index()).isZero();
            assertThat(answer.labels()).containsExactly("left", "right", "neither");
            double[] logits = {8, -8, 0.02f};
            assertThat(answer.scores().logits()).containsExactly(logits);
            assertThat(answer.probabilities()).containsExactly(softmax(logits, 1), within(1e-12));
            assertThat(answer.calibrated()).containsExactly(softmax(logits, 2), within(1e-12));
            assertThat(answer.confidence()).isEqualTo(answer.calibrated()[0]).isLessThan(answer.probabilities()[0]);
            assertThat(predictor.name()).isEqualTo("halves:1");
        }
    }

    @Test
    void numbersTooLargeForAnExponentStillGiveProbabilities() {
        try (Predictor predictor = TestModels.open("halves")) {
            Classification answer = predictor.predict(tensor(1e30f, 0));

            assertThat(answer.probabilities()).containsExactly(1, 0, 0);
        }
    }

    @Test
    void anAnswerThatIsNotFiniteIsAnErrorAndNoVerdict() {
        try (Predictor predictor = TestModels.open("halves")) {
            assertThatThrownBy(() -> predictor.predict(tensor(3e38f, 0)))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("not a finite number");
            assertThat(predictor.predict(tensor(0, 1)).label()).isEqualTo("right");
        }
    }

    @Test
    void aPictureIsDecodedTurnedResizedAndAnswered() {
        try (Predictor predictor = TestModels.open("halves")) {
            for (int orientation = 1; orientation <= 8; orientation++) {
                ImageExample picture = ImageExample.check(TestImages.file("orientation-" + orientation + ".jpg"));
                Classification answer = predictor.predict(picture);
                assertThat(answer.label()).as("orientation %d", orientation).isEqualTo("right");
            }
        }
    }

    @Test
    void aModelOfBytesThatGivesProbabilitiesNeedsNoSoftmax() {
        try (Predictor predictor = TestModels.open("colours")) {
            Classification answer = predictor.predict(ImageExample.check(TestImages.file("rgb-jpeg.jpg")));

            byte[] samples = TestImages.file("rgb-jpeg.raw");
            double[] light = new double[3];
            for (int i = 0; i < samples.length; i++) {
                light[i % 3] += samples[i] & 0xFF;
            }
            double all = Arrays.stream(light).sum();
            for (int c = 0; c < 3; c++) {
                assertThat(answer.probabilities()[c]).isCloseTo(light[c] / all, within(0.005));
                assertThat(answer.calibrated()[c]).isCloseTo(answer.probabilities()[c], within(1e-6));
            }
            assertThat(answer.scores().logits()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"halves", "halves-one"})
    void aBatchIsAnsweredInOrderAsOneByOne(String model) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 2 * Predictor.MAX_BATCH + 3; i++) {
            examples.add(i % 5 == 0 ? ImageExample.check(TestImages.file("rgb-jpeg.jpg")) : tensor(i % 3, (i + 1) % 3));
        }
        try (Predictor predictor = TestModels.open(model)) {
            List<Classification> batch = predictor.predict(examples);

            assertThat(batch).hasSameSizeAs(examples);
            for (int i = 0; i < examples.size(); i++) {
                double[] alone = predictor.predict(examples.get(i)).probabilities();
                assertThat(batch.get(i).probabilities()).containsExactly(alone, within(1e-6));
            }
            assertThat(predictor.predict(List.of())).isEmpty();
        }
    }

    @Test
    void manyThreadsGetTheirOwnAnswers() throws InterruptedException, ExecutionException {
        try (Predictor predictor = TestModels.open("halves");
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Classification>> answers = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                Example example = tensor(i % 2, 1 - i % 2);
                answers.add(threads.submit(() -> predictor.predict(example)));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get().index()).isEqualTo(1 - i % 2);
            }
        }
    }

    @Test
    void aTensorThatDoesNotFitIsRefusedAndTheNextIsAnswered() {
        Tensor wide = Tensor.of(new long[] {1, 1, 2, 8}, new float[16]);
        Tensor two = Tensor.of(new long[] {2, 1, 4, 4}, new float[32]);
        Tensor flat = Tensor.of(new long[] {1, 16}, new float[16]);
        Tensor bytes = Tensor.copyOf(Datatype.UINT8, ONE, ByteBuffer.allocate(16));
        float[] nan = new float[16];
        nan[3] = Float.NaN;
        try (Predictor predictor = TestModels.open("halves")) {
            assertRefused(predictor, new TensorExample("picture", Tensor.of(ONE, nan)), "no input 'picture'");
            assertRefused(predictor, new TensorExample("image", wide), "has the shape [1, 1, 2, 8]");
            assertRefused(predictor, new TensorExample("image", two), "has the shape [2, 1, 4, 4]");
            assertRefused(predictor, new TensorExample("image", flat), "has rank 2");
            assertRefused(predictor, new TensorExample("image", bytes), "is UINT8, the model takes FP32");
            assertRefused(predictor, new TensorExample("image", Tensor.of(ONE, nan)), "NaN or infinity at element 3");
        }
    }

    @Test
    void aPictureThatCannotBeDecodedIsRefusedAndTheNextIsAnswered() {
        byte[] image = TestImages.file("rgb-jpeg.jpg");
        int huffmanTable = indexOf(image, 0xC4);
        image[huffmanTable + 5] = 0x7F;
        ImageExample broken = ImageExample.check(image);
        try (Predictor predictor = TestModels.open("halves")) {
            assertThatThrownBy(() -> predictor.predict(broken)).isInstanceOf(ImageException.class);
            assertThat(predictor.predict(tensor(1, 0)).label()).isEqualTo("left");
        }
    }

    @Test
    void decodedPicturesAreAnsweredToo() {
        Pixels left = new Pixels(2, 1, 1, new byte[] {-1, 0});
        try (Predictor predictor = TestModels.open("halves")) {
            assertThat(predictor.classify(List.of(left)))
                    .extracting(Classification::label)
                    .containsExactly("left");
        }
    }

    @Test
    void aModelOfTensorsAnswersThemAndTellsWhoSendsAPictureWhatItTakes(@TempDir Path folder) throws IOException {
        Path halves = TestModels.folder("halves");
        ModelManifest images = ManifestJson.read(Files.readAllBytes(halves.resolve("manifest.json")));
        ModelManifest tensors = new ModelManifest(
                images.apiVersion(),
                "sensor",
                "1",
                images.task(),
                images.sha256(),
                new TensorInput("image", Datatype.FP32, List.of(-1L, 1L, 4L, 4L)),
                images.output(),
                images.labels(),
                images.calibration(),
                null,
                null);
        Files.copy(halves.resolve("model.onnx"), folder.resolve("model.onnx"));
        Files.write(folder.resolve("manifest.json"), ManifestJson.write(tensors));
        try (Predictor predictor = Predictor.open(ModelArtefact.open(folder), SessionSettings.DEFAULT);
                Predictor ofImages = TestModels.open("halves")) {
            Classification answer = predictor.predict(tensor(1, 0));
            assertThat(answer.label()).isEqualTo("left");
            assertThat(answer.calibrated())
                    .containsExactly(ofImages.predict(tensor(1, 0)).calibrated());
            assertThat(predictor.name()).isEqualTo("sensor:1");
            assertTakesNoPicture(predictor);
        }
    }

    @Test
    void aModelWithoutAManifestAnswersTensorsWithTheNumbersOfItsClasses(@TempDir Path folder) throws IOException {
        ModelArtefact artefact = withoutManifest("halves", folder);
        try (Predictor predictor = Predictor.open(artefact, SessionSettings.DEFAULT)) {
            Classification answer = predictor.predict(tensor(0, 1));
            assertThat(answer.label()).isEqualTo("1");
            assertThat(answer.labels()).containsExactly("0", "1", "2");
            assertThat(answer.scores().logits()).isNotNull();
            assertThat(predictor.name())
                    .isEqualTo(artefact.name() + ":" + artefact.sha256().substring(0, 12));
            assertTakesNoPicture(predictor);
        }
    }

    @Test
    void aModelWithoutAManifestWhoseGraphLeavesOpenWhatItTakesIsRefused(@TempDir Path folder) throws IOException {
        ModelArtefact artefact = withoutManifest("colours", folder);

        assertThatThrownBy(() -> Predictor.open(artefact, SessionSettings.DEFAULT))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("needs a manifest", "pixels UINT8", "describe in 'input'")
                .extracting("kind")
                .isEqualTo(Kind.NO_MANIFEST);
    }

    private static ModelArtefact withoutManifest(String model, Path folder) throws IOException {
        Files.copy(TestModels.folder(model).resolve("model.onnx"), folder.resolve("model.onnx"));
        return ModelArtefact.open(folder);
    }

    @Test
    void aManifestThatContradictsItsGraphIsRefused(@TempDir Path folder) throws IOException {
        assertManifestRefused(folder, "\"height\": 4", "\"height\": 5", Kind.CONTRADICTION);
    }

    @Test
    void aModelThatIsNoClassifierIsRefused(@TempDir Path folder) throws IOException {
        assertManifestRefused(folder, "\"classification\"", "\"embedding\"", Kind.UNSUPPORTED);
    }

    @Test
    void aTemperatureThatNoFitGivesIsRefused(@TempDir Path folder) throws IOException {
        assertManifestRefused(folder, "\"temperature\": 2.0", "\"temperature\": 2000", Kind.BAD_MANIFEST);
    }

    @Test
    void aClosedPredictorLetsNobodyIn() {
        Predictor predictor = TestModels.open("halves");
        predictor.close();
        predictor.close();

        assertThatThrownBy(() -> predictor.predict(tensor(1, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void whoeverIsInsideAPredictorThatIsClosedGetsAllAnswers() throws InterruptedException, ExecutionException {
        Predictor predictor = TestModels.open("halves-one");
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        List<Example> examples = new AbstractList<>() {
            @Override
            public Example get(int index) {
                inside.countDown();
                await(closed);
                return tensor(1, 0);
            }

            @Override
            public int size() {
                return 3;
            }
        };
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<List<Classification>> answers = threads.submit(() -> predictor.predict(examples));
            await(inside);
            predictor.close();
            closed.countDown();

            assertThat(answers.get()).hasSize(3);
        }
        Tensor picture = Tensor.of(ONE, new float[16]);
        assertThatThrownBy(() -> predictor.session().run(Map.of("image", picture)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertTakesNoPicture(Predictor predictor) {
        ImageExample picture = ImageExample.check(TestImages.file("rgb-jpeg.jpg"));
        assertThatThrownBy(() -> predictor.predict(picture))
                .isInstanceOf(ImageException.class)
                .hasMessageContainingAll(
                        "takes the tensor image FP32 [1, 1, 4, 4]", "tensor interface", "manifest.json")
                .extracting("code")
                .isEqualTo(ImageException.Code.UNSUPPORTED);
        assertThatThrownBy(() -> predictor.classify(List.of(new Pixels(1, 1, 1, new byte[1]))))
                .isInstanceOf(ImageException.class);
        assertThat(predictor.predict(tensor(0, 1)).index()).isEqualTo(1);
    }

    private static void assertManifestRefused(Path folder, String from, String to, Kind kind) throws IOException {
        Path halves = TestModels.folder("halves");
        for (String name : List.of("model.onnx", "check-images.gz", "check-labels.gz")) {
            Files.copy(halves.resolve(name), folder.resolve(name));
        }
        String manifest = Files.readString(halves.resolve("manifest.json"));
        assertThat(manifest).contains(from);
        Files.writeString(folder.resolve("manifest.json"), manifest.replace(from, to));
        ModelArtefact artefact = ModelArtefact.open(folder);

        assertThatThrownBy(() -> Predictor.open(artefact, SessionSettings.DEFAULT))
                .isInstanceOf(ModelException.class)
                .extracting("kind")
                .isEqualTo(kind);
    }

    private static void assertRefused(Predictor predictor, Example example, String message) {
        assertThatThrownBy(() -> predictor.predict(example))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining(message);
        assertThat(predictor.predict(tensor(1, 0)).label()).isEqualTo("left");
    }

    private static TensorExample tensor(float left, float right) {
        float[] picture = new float[16];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = i % 4 < 2 ? left : right;
        }
        return new TensorExample("image", Tensor.of(ONE, picture));
    }

    private static int indexOf(byte[] image, int marker) {
        for (int i = 0; i < image.length - 1; i++) {
            if (image[i] == (byte) 0xFF && image[i + 1] == (byte) marker) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such marker");
    }

    private static double[] softmax(double[] logits, double temperature) {
        double[] exponents = Arrays.stream(logits)
                .map(logit -> Math.exp(logit / temperature))
                .toArray();
        double sum = Arrays.stream(exponents).sum();
        return Arrays.stream(exponents).map(exponent -> exponent / sum).toArray();
    }
}
