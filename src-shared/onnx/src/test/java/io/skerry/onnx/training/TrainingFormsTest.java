package io.skerry.onnx.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skerry.onnx.ModelSession;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.Tensor;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainingFormsTest {

    private static final String[] RUNNING = {"bn.running_mean", "bn.running_var"};

    private static OnnxGraph normalized() {
        ModelBuilder builder = new ModelBuilder(Map.of("bn.running_var", new float[] {1, 1, 1, 1}));
        Value hidden = builder.batchNormalization("bn", builder.linear("fc", builder.input("x", 2), 2, 4), 4);
        return builder.build(hidden, 4);
    }

    private static StepGraph frozen(String... names) {
        return StepGraph.of(
                normalized(), new StepOptions(new CrossEntropy(), Sgd.PLAIN, List.of(), 0, Set.of(names), false));
    }

    @Test
    void runningStatisticsGoFromStepToStep() {
        assertThat(frozen().statistics()).extracting(Slot::name).containsExactly(RUNNING);
    }

    @Test
    void aFrozenNormalizationIsAsItIsWhenTheModelIsUsed() {
        assertThat(frozen("bn.weight", "bn.bias").statistics()).isEmpty();
        assertThat(frozen("bn.running_mean").statistics()).isEmpty();
        assertThat(frozen("bn.running_mean").parameters())
                .extracting(Slot::name)
                .contains("bn.weight", "bn.bias");
    }

    @Test
    void anythingDropsOnlyWhereThereIsADropout() {
        assertThat(frozen().graph().inputs()).noneMatch(input -> input.getName().equals(StepGraph.SEED));
    }

    @Test
    void whatIsDroppedDependsOnTheSeedOfTheSessionAndOnTheStep() {
        assertThat(lossOfStep(1, 1)).isEqualTo(lossOfStep(1, 1));
        assertThat(lossOfStep(1, 1)).isNotEqualTo(lossOfStep(2, 1)).isNotEqualTo(lossOfStep(1, 2));
    }

    private static float lossOfStep(long seed, long number) {
        ModelBuilder builder = new ModelBuilder();
        Value ratio = builder.graph().constant("ratio", Tensors.floats("", new long[0], 0.5f));
        Value dropped = builder.graph().node("Dropout", List.of(builder.input("x", 64), ratio));
        OnnxGraph model = builder.build(dropped.plus(builder.parameter("p", 64)), 64);
        StepGraph step = StepGraph.of(model, StepOptions.of(new MeanSquaredError(), Sgd.PLAIN));
        try (StepSession session = new StepSession(step, 1, SessionSettings.DEFAULT)) {
            session.seed(seed);
            FloatBuffer x = session.input("x").asFloatBuffer();
            while (x.hasRemaining()) {
                x.put(x.position());
            }
            return session.step(1, 0, number);
        }
    }

    @Test
    void eachPixelOfAnImageMayHaveAClass() {
        ModelBuilder builder = new ModelBuilder();
        Value logits = builder.conv("conv", builder.input("x", 1, 2, 2), 1, 3, 1, 1);
        StepGraph step = StepGraph.of(builder.build(logits, 3, 2, 2), StepOptions.of(new CrossEntropy(), Sgd.PLAIN));
        try (StepSession session = new StepSession(step, 2, SessionSettings.DEFAULT)) {
            LongBuffer labels = session.input(StepGraph.LABELS).asLongBuffer();
            assertThat(labels.remaining()).isEqualTo(2 * 2 * 2);
            labels.put(new long[] {0, 1, 2, 0, 1, 2, 0, 1});
            assertThat(session.step(2, 0.1f, 1)).isCloseTo((float) Math.log(3), within(1e-6f));
        }
    }

    @Test
    void whatWasLearnedGoesBackIntoTheModel() {
        OnnxGraph model = normalized();
        StepGraph step = frozen();
        float[] x = {1, -1, 0.5f, 2};
        try (StepSession session = new StepSession(step, 2, SessionSettings.DEFAULT)) {
            Map<String, float[]> before = new HashMap<>();
            model.initializers().forEach((name, tensor) -> before.put(name, Tensors.floats(tensor)));
            before.put("fc.weight", new float[] {1, 0, 0, 1, 1, 1, -1, 1});
            before.put("bn.weight", new float[] {1, 1, 1, 1});
            Stream.of(step.parameters(), step.statistics())
                    .flatMap(List::stream)
                    .forEach(slot -> session.slot(slot.name()).put(before.get(slot.name())));
            session.input("x").asFloatBuffer().put(x);
            session.input(StepGraph.LABELS).asLongBuffer().put(new long[] {3, 2});
            session.step(2, 0.5f, 1);
            Map<String, float[]> after = new HashMap<>();
            Stream.of(step.parameters(), step.statistics())
                    .flatMap(List::stream)
                    .forEach(slot -> {
                        float[] values = new float[session.slot(slot.name()).remaining()];
                        session.slot(slot.name()).get(values);
                        after.put(slot.name(), values);
                    });
            assertThat(after.get("bn.running_mean"))
                    .containsExactly(new float[] {0.075f, 0.05f, 0.125f, -0.025f}, within(1e-6f));
            float[] learned = run(model.withInitializers(after), x);
            assertThat(learned).isNotEqualTo(run(model.withInitializers(before), x));
            assertThat(run(OnnxGraph.read(model.withInitializers(after).bytes()), x))
                    .isEqualTo(learned);
        }
    }

    private static float[] run(OnnxGraph model, float[] x) {
        try (ModelSession session = ModelSession.of(model.bytes(), "the model", SessionSettings.DEFAULT)) {
            return session.run(Map.of("x", Tensor.of(new long[] {2, 2}, x)))
                    .values()
                    .iterator()
                    .next()
                    .floats();
        }
    }

    @Test
    void aGeluOfOpset20IsTrainedInOpset20() {
        ModelBuilder builder = new ModelBuilder();
        Value hidden =
                builder.linear("fc", builder.input("x", 2), 2, 4).apply("Gelu", Attributes.text("approximate", "tanh"));
        OnnxGraph model = OnnxGraph.of(builder.build(hidden, 4).graph(), 20);
        StepGraph step = StepGraph.of(model, StepOptions.of(new CrossEntropy(), Sgd.PLAIN));
        assertThat(step.graph().opset()).isEqualTo(20);
        new StepSession(step, 1, SessionSettings.DEFAULT).close();
    }
}
