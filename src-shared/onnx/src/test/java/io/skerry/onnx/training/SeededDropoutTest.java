package io.skerry.onnx.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skerry.onnx.Datatype;
import io.skerry.onnx.ModelSession;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.Tensor;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeededDropoutTest {

    private static final int WIDTH = 4000;
    private static final float RATIO = 0.25f;

    /** The output is what is left of ones. */
    private static float[] dropped(long seed, int nodes) {
        ModelBuilder builder = new ModelBuilder();
        Value x = builder.input("x", WIDTH).plus(builder.parameter("shift", WIDTH));
        for (int i = 0; i < nodes; i++) {
            Value ratio = builder.graph().constant("ratio", Tensors.floats("", new long[0], RATIO));
            x = builder.graph().node("Dropout", List.of(x, ratio));
        }
        OnnxGraph model = builder.build(x, WIDTH);
        StepGraph step = StepGraph.of(model, StepOptions.of(new MeanSquaredError(), Sgd.PLAIN));
        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put("x", ones(1, WIDTH));
        inputs.put("shift", zeros(WIDTH));
        inputs.put(StepGraph.LABELS, zeros(1, WIDTH));
        inputs.put(StepGraph.RATE, zeros());
        inputs.put(StepGraph.STEP, ones());
        ByteBuffer number = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
        inputs.put(StepGraph.SEED, new Tensor(Datatype.INT64, new long[0], number.putLong(0, seed)));
        try (ModelSession session = ModelSession.of(step.graph().bytes(), "the step", SessionSettings.DEFAULT)) {
            return session.run(inputs).get(x.name()).floats();
        }
    }

    private static Tensor ones(long... shape) {
        return filled(1, shape);
    }

    private static Tensor zeros(long... shape) {
        return filled(0, shape);
    }

    private static Tensor filled(float value, long... shape) {
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.fill(values, value);
        return Tensor.of(shape, values);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    @Test
    void dropsTheRatioAndScalesTheRest() {
        float[] left = dropped(1, 1);
        assertThat(left).containsOnly(0f, 1 / (1 - RATIO));
        assertThat(mean(left)).isCloseTo(1, within(0.04));
    }

    @Test
    void theSeedSaysWhichElements() {
        assertThat(dropped(5, 1)).isEqualTo(dropped(5, 1)).isNotEqualTo(dropped(6, 1));
    }

    @Test
    void twoNodesDropIndependently() {
        float once = 1 / (1 - RATIO);
        float[] left = dropped(2, 2);
        assertThat(left).containsOnly(0f, once * once);
        assertThat(mean(left)).isCloseTo(1, within(0.06));
    }

    @Test
    void theBitsAreThoseOfSquares() {
        long key = 2 * squares(3, 0xc58efd154ce32f6dL) + 1;
        float[] left = dropped(3, 1);
        for (int i = 0; i < WIDTH; i++) {
            boolean kept = Long.compareUnsigned(squares(i, key), (1L << 62) - 1) > 0;
            assertThat(left[i] > 0).as("element %d", i).isEqualTo(kept);
        }
    }

    /** Widynski (2020), with 64 bits of the last round. */
    private static long squares(long counter, long key) {
        long y = counter * key;
        long z = y + key;
        long x = Long.rotateLeft(y * y + y, 32);
        x = Long.rotateLeft(x * x + z, 32);
        x = Long.rotateLeft(x * x + y, 32);
        return x * x + z;
    }
}
