package io.skerry.onnx.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import io.skerry.onnx.graph.ValueInfos;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepSessionTest {

    private static final int BATCH = 16;

    @Test
    void aConvolutionalModelLearnsToTellAStripeFromItsTranspose() {
        StepGraph step = StepGraph.of(model(), StepOptions.of(new CrossEntropy(), new Sgd(0.9, false, 0)));
        try (StepSession session = new StepSession(step, BATCH, SessionSettings.DEFAULT)) {
            initialise(step, session);
            Random random = new Random(1);
            float first = 0;
            float last = 0;
            for (int i = 1; i <= 60; i++) {
                fill(session, random);
                last = session.step(BATCH, 0.05f, i);
                first = i == 1 ? last : first;
            }
            assertThat(first).isGreaterThan(0.5f);
            assertThat(last).isLessThan(0.1f);
        }
    }

    private static void fill(StepSession session, Random random) {
        FloatBuffer images = session.input("image").asFloatBuffer();
        LongBuffer labels = session.input(StepGraph.LABELS).asLongBuffer();
        for (int example = 0; example < BATCH; example++) {
            int label = random.nextInt(2);
            int at = random.nextInt(8);
            labels.put(example, label);
            for (int row = 0; row < 8; row++) {
                for (int column = 0; column < 8; column++) {
                    boolean stripe = label == 0 ? row == at : column == at;
                    images.put(example * 64 + row * 8 + column, (stripe ? 1 : 0) + (float) random.nextGaussian(0, 0.1));
                }
            }
        }
    }

    private static void initialise(StepGraph step, StepSession session) {
        Random random = new Random(0);
        for (Slot slot : step.parameters()) {
            FloatBuffer values = session.slot(slot.name());
            while (values.hasRemaining()) {
                values.put((float) random.nextGaussian(0, 0.2));
            }
        }
    }

    private static OnnxGraph model() {
        GraphBuilder graph = new GraphBuilder("stripes");
        Value image = graph.input(ValueInfos.of("image", DataType.FLOAT, List.of(-1L, 1L, 8L, 8L)));
        graph.initializer(Tensors.floats("conv.weight", new long[] {4, 1, 3, 3}, new float[36]));
        graph.initializer(Tensors.floats("conv.bias", new long[] {4}, new float[4]));
        graph.initializer(Tensors.floats("fc.weight", new long[] {2, 64}, new float[128]));
        graph.initializer(Tensors.floats("fc.bias", new long[] {2}, new float[2]));
        Value hidden = graph.node(
                        "Conv",
                        List.of(image, graph.value("conv.weight"), graph.value("conv.bias")),
                        Attributes.integers("pads", 1, 1, 1, 1))
                .apply("Relu")
                .apply("MaxPool", Attributes.integers("kernel_shape", 2, 2), Attributes.integers("strides", 2, 2))
                .apply("Flatten");
        Value logits = graph.node(
                "Gemm",
                List.of(hidden, graph.value("fc.weight"), graph.value("fc.bias")),
                Attributes.integer("transB", 1));
        graph.output(ValueInfos.of(logits.name(), DataType.FLOAT, List.of(-1L, 2L)));
        return OnnxGraph.of(graph.build(), 17);
    }
}
