package io.skerry.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSessionTest {

    private static final long[] TWO_PICTURES = {2, 1, 4, 4};

    @Test
    void aGraphSaysWhatItTakesAndGives() {
        try (ModelSession session = TestModels.open("halves")) {
            assertThat(session.inputs())
                    .containsExactly(new TensorSpec("image", Datatype.FP32, List.of(-1L, 1L, 4L, 4L)));
            assertThat(session.outputs()).containsExactly(new TensorSpec("logits", Datatype.FP32, List.of(-1L, 3L)));
        }
    }

    @Test
    void threadsDoNotSpinBetweenCalls() throws OrtException {
        OnnxLibrary.environment();
        try (OrtSession.SessionOptions options = ModelSession.options(SessionSettings.DEFAULT)) {
            assertThat(options.getConfigEntries())
                    .containsEntry("session.intra_op.allow_spinning", "0")
                    .containsEntry("session.inter_op.allow_spinning", "0");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1024", "1, 0, 1024", "1, 1, 0", "1, 1, 2147483648"})
    void impossibleSettingsAreRefused(int intraOpThreads, int interOpThreads, long maxModelBytes) {
        assertThatThrownBy(() -> new SessionSettings(intraOpThreads, interOpThreads, false, true, maxModelBytes))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aModelAnswersABatch() {
        try (ModelSession session = TestModels.open("halves")) {
            Map<String, Tensor> answer = session.run(Map.of("image", Tensor.of(TWO_PICTURES, leftThenRight())));

            assertThat(answer.get("logits").shape()).containsExactly(2, 3);
            assertThat(answer.get("logits").floats()).containsExactly(8, -8, 1, -8, 8, 1);
        }
    }

    @Test
    void everyDatatypePassesThroughUnchanged() {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (Datatype datatype : Datatype.values()) {
            byte[] bytes = new byte[3 * datatype.bytes()];
            IntStream.range(0, bytes.length)
                    .forEach(i -> bytes[i] = (byte) (datatype == Datatype.BOOL ? i % 2 : i + 1));
            inputs.put("in-" + datatype, Tensor.copyOf(datatype, new long[] {3}, ByteBuffer.wrap(bytes)));
        }
        try (ModelSession session = TestModels.open("all-datatypes")) {
            Map<String, Tensor> outputs = session.run(inputs);

            for (Datatype datatype : Datatype.values()) {
                Tensor output = outputs.get("out-" + datatype);
                assertThat(output.datatype()).isEqualTo(datatype);
                assertThat(output.data()).isEqualTo(inputs.get("in-" + datatype).data());
            }
        }
    }

    @Test
    void anInputThatIsNotThereIsNamedTogetherWithThoseThatAre() {
        assertRefused(Map.of("picture", Tensor.of(TWO_PICTURES, leftThenRight())), "no input 'picture'", "image FP32");
    }

    @Test
    void aMissingInputIsNamed() {
        assertRefused(Map.of(), "input 'image' is missing");
    }

    @Test
    void aWrongDatatypeIsRefused() {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        assertRefused(
                Map.of("image", Tensor.copyOf(Datatype.UINT8, TWO_PICTURES, bytes)), "is UINT8, the model takes FP32");
    }

    @Test
    void aWrongRankIsRefused() {
        assertRefused(
                Map.of("image", Tensor.of(new long[] {2, 16}, leftThenRight())), "has rank 2 [2, 16]", "takes rank 4");
    }

    @Test
    void aWrongShapeIsRefused() {
        assertRefused(
                Map.of("image", Tensor.of(new long[] {2, 1, 8, 2}, leftThenRight())),
                "has the shape [2, 1, 8, 2]",
                "takes [-1, 1, 4, 4]");
    }

    @Test
    void anEmptyBatchIsRefused() {
        assertRefused(Map.of("image", Tensor.of(new long[] {0, 1, 4, 4})), "has the shape [0, 1, 4, 4]");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aNumberThatIsNotFiniteIsRefusedWithItsPlace(float value) {
        float[] pixels = leftThenRight();
        pixels[17] = value;
        assertRefused(Map.of("image", Tensor.of(TWO_PICTURES, pixels)), "NaN or infinity at element 17");
    }

    @ParameterizedTest
    @EnumSource(names = {"FP16", "FP32", "FP64"})
    void allFloatsAreChecked(Datatype datatype) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * datatype.bytes()).order(ByteOrder.nativeOrder());
        switch (datatype) {
            case FP16 -> bytes.putShort(2, Float.floatToFloat16(Float.NaN));
            case FP32 -> bytes.putFloat(4, Float.NaN);
            default -> bytes.putDouble(8, Double.NaN);
        }
        Tensor tensor = Tensor.copyOf(datatype, new long[] {2}, bytes);

        assertThatThrownBy(() -> tensor.requireFinite("x")).hasMessageContaining("element 1");
    }

    @Test
    void whoWantsNanMayPassIt() {
        SessionSettings any = new SessionSettings(1, 1, false, false, 1 << 20);
        try (ModelSession session = ModelSession.open(TestModels.model("any-width"), any)) {
            Map<String, Tensor> answer = session.run(Map.of("x", Tensor.of(new long[] {1, 2}, Float.NaN, 1)));

            assertThat(answer.get("y").floats()).containsExactly(Float.NaN, 1);
        }
    }

    @Test
    void aTensorWhoseBytesAreNotItsShapesIsRefused() {
        assertThatThrownBy(() -> Tensor.copyOf(Datatype.FP32, new long[] {2, 2}, ByteBuffer.allocate(15)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("has 16 bytes, found 15");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE, 1L << 40})
    void anImpossibleDimensionIsRefused(long dimension) {
        assertThatThrownBy(() -> Tensor.copyOf(Datatype.FP32, new long[] {dimension, 3}, ByteBuffer.allocate(0)))
                .isInstanceOf(TensorException.class);
    }

    @Test
    void aModelThatFailsOnItsInputSaysSoAndStillAnswersTheNext() {
        try (ModelSession session = TestModels.open("reshape-to-six")) {
            assertThatThrownBy(() -> session.run(Map.of("x", Tensor.of(new long[] {1, 2}, 1, 2))))
                    .isInstanceOf(ModelException.class)
                    .extracting("kind")
                    .isEqualTo(ModelException.Kind.RUN_FAILED);

            Tensor fitting = Tensor.of(new long[] {3, 2}, 1, 2, 3, 4, 5, 6);
            assertThat(session.run(Map.of("x", fitting)).get("y").floats()).containsExactly(1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void aClosedSessionLetsNobodyIn() {
        ModelSession session = TestModels.open("halves");
        session.close();
        session.close();

        assertThatThrownBy(() -> session.run(Map.of("image", Tensor.of(TWO_PICTURES, leftThenRight()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void manyThreadsGetTheirOwnAnswers() throws InterruptedException, ExecutionException {
        try (ModelSession session = TestModels.open("sum");
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Map<Integer, Future<float[]>> answers = new HashMap<>();
            for (int i = 0; i < 400; i++) {
                Tensor tensor = Tensor.of(new long[] {1, 2}, i, -i);
                answers.put(
                        i,
                        threads.submit(() -> session.run(Map.of("x", tensor, "x2", tensor))
                                .get("y")
                                .floats()));
            }
            for (Map.Entry<Integer, Future<float[]>> answer : answers.entrySet()) {
                assertThat(answer.getValue().get()).containsExactly(2 * answer.getKey(), -2 * answer.getKey());
            }
        }
    }

    private static void assertRefused(Map<String, Tensor> inputs, String... messages) {
        try (ModelSession session = TestModels.open("halves")) {
            assertThatThrownBy(() -> session.run(inputs))
                    .isInstanceOf(TensorException.class)
                    .hasMessageContainingAll(messages);
            assertThat(session.run(Map.of("image", Tensor.of(TWO_PICTURES, leftThenRight()))))
                    .as("the next good request")
                    .containsKey("logits");
        }
    }

    private static float[] leftThenRight() {
        float[] pixels = new float[32];
        for (int i = 0; i < 16; i++) {
            pixels[i] = i % 4 < 2 ? 1 : 0;
            pixels[16 + i] = i % 4 < 2 ? 0 : 1;
        }
        return pixels;
    }
}
