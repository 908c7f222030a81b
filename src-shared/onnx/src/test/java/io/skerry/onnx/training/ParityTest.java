package io.skerry.onnx.training;

import static io.skerry.onnx.training.ModelBuilder.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same steps as PyTorch made, which make_parity.py wrote down. */
class ParityTest {

    private static final float CLOSE = 1e-4f;
    private static final int EXAMPLES = 5;
    private static final JsonNode GOLDEN = golden();

    private static JsonNode golden() {
        try (InputStream file = ParityTest.class.getResourceAsStream("/parity/golden.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPerceptronTrainedByAdamW() {
        JsonNode golden = GOLDEN.get("mlp");
        ModelBuilder builder = new ModelBuilder(tensors(golden.get("before")));
        Value first = builder.linear("0", builder.input("x", 6), 6, 8).apply("Relu");
        Value second = builder.linear("2", first, 8, 8).apply("Tanh");
        OnnxGraph model = builder.build(builder.linear("4", second, 8, 3), 3);
        requireSame(golden, model, StepOptions.of(new CrossEntropy(), AdamW.USUAL));
    }

    @Test
    void aConvolutionalModelWithBatchNormalizationAndPoolingTrainedByNesterovsMomentum() {
        JsonNode golden = GOLDEN.get("cnn");
        ModelBuilder builder = new ModelBuilder(tensors(golden.get("before")));
        Value conv1 = builder.convWithBias("conv1", builder.input("x", 1, 8, 8), 1, 3, 3);
        Value half = pool("MaxPool", builder.batchNormalization("bn1", conv1, 3).apply("Relu"), 2);
        Value conv2 = builder.convWithBias("conv2", half, 3, 4, 3);
        Value quarter =
                pool("AveragePool", builder.batchNormalization("bn2", conv2, 4).apply("Relu"), 2);
        OnnxGraph model = builder.build(builder.linear("fc", quarter.apply("Flatten"), 16, 3), 3);
        requireSame(golden, model, StepOptions.of(new CrossEntropy(), new Sgd(0.9, true, 0.001)));
    }

    @Test
    void aResidualModelTrainedWithClippedGradientsAndSmoothedLabels() {
        JsonNode golden = GOLDEN.get("residual");
        ModelBuilder builder = new ModelBuilder(tensors(golden.get("before")));
        Value stem = builder.conv("stem", builder.input("x", 1, 8, 8), 1, 3, 3, 1);
        Value x = builder.batchNormalization("bn0", stem, 3).apply("Relu");
        Value conv1 = builder.conv("conv1", x, 3, 4, 3, 2);
        Value y = builder.batchNormalization("bn1", conv1, 4).apply("Relu");
        Value conv2 = builder.batchNormalization("bn2", builder.conv("conv2", y, 4, 4, 3, 1), 4);
        Value sum = conv2.plus(builder.conv("down", x, 3, 4, 1, 2)).apply("Relu");
        Value pooled = sum.apply("GlobalAveragePool").apply("Flatten");
        OnnxGraph model = builder.build(builder.linear("fc", pooled, 4, 3), 3);
        requireSame(
                golden,
                model,
                new StepOptions(new CrossEntropy(0.1), new Sgd(0.9, false, 0), List.of(), 0.5, Set.of(), false));
    }

    private static void requireSame(JsonNode golden, OnnxGraph model, StepOptions options) {
        StepGraph step = StepGraph.of(model, options);
        List<Slot> slots = Stream.concat(step.parameters().stream(), step.statistics().stream())
                .toList();
        Map<String, float[]> before = tensors(golden.get("before"));
        Map<String, float[]> after = tensors(golden.get("after"));
        assertThat(slots).extracting(Slot::name).containsExactlyInAnyOrderElementsOf(after.keySet());
        try (StepSession session = new StepSession(step, EXAMPLES, SessionSettings.DEFAULT)) {
            slots.forEach(slot -> session.slot(slot.name()).put(before.get(slot.name())));
            train(golden, session);
            for (Slot slot : slots) {
                assertThat(floats(session.slot(slot.name())))
                        .as(slot.name())
                        .containsExactly(Objects.requireNonNull(after.get(slot.name())), within(CLOSE));
            }
        }
    }

    private static void train(JsonNode golden, StepSession session) {
        float rate = (float) golden.get("rate").asDouble();
        JsonNode losses = golden.get("losses");
        for (int i = 0; i < losses.size(); i++) {
            JsonNode inputs = golden.get("inputs");
            int batch = i % inputs.size();
            session.input("x").asFloatBuffer().put(floats(inputs.get(batch)));
            long[] labels = new ObjectMapper().convertValue(golden.get("labels").get(batch), long[].class);
            session.input(StepGraph.LABELS).asLongBuffer().put(labels);
            assertThat(session.step(EXAMPLES, rate, i + 1))
                    .isCloseTo((float) losses.get(i).asDouble(), within(CLOSE));
        }
    }

    private static Map<String, float[]> tensors(JsonNode node) {
        Map<String, float[]> tensors = new HashMap<>();
        node.properties().forEach(entry -> tensors.put(entry.getKey(), floats(entry.getValue())));
        return tensors;
    }

    private static float[] floats(JsonNode numbers) {
        return new ObjectMapper().convertValue(numbers, float[].class);
    }

    private static float[] floats(FloatBuffer buffer) {
        float[] floats = new float[buffer.remaining()];
        buffer.get(floats);
        return floats;
    }
}
