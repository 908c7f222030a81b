package io.skerry.onnx.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.graph.OnnxGraph;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each loss against its formula in doubles, and its gradient against central differences of that. */
class LossTest {

    private static final int N = 3;
    private static final int K = 4;
    private static final int[] CLASSES = {2, 0, 3};
    private static final double STEP = 1e-5;
    private static final double[] WEIGHTS = {1, 0.5, 2};

    private final double[] logits = random(1, 2);
    private final double[] targets = random(2, 1);
    private final double[] teacher = random(3, 3);

    private static double[] random(long seed, double scale) {
        return new Random(seed)
                .doubles(N * K)
                .map(x -> (float) (scale * (2 * x - 1)))
                .toArray();
    }

    /** The loss of one example. */
    private interface OfExample {
        double of(double[] outputs, int example);
    }

    private static double mean(OfExample loss, double[] outputs) {
        double sum = 0;
        double weights = 0;
        for (int example = 0; example < N; example++) {
            sum += WEIGHTS[example] * loss.of(outputs, example);
            weights += WEIGHTS[example];
        }
        return sum / weights;
    }

    /** Trains {@code y = x + p} for one step at rate 1 from p = 0, so that p is then the sum of the examples' gradients, negated. */
    private void requireSame(Loss loss, Consumer<StepSession> labels, OfExample expected) {
        ModelBuilder builder = new ModelBuilder();
        OnnxGraph model = builder.build(builder.input("x", K).plus(builder.parameter("p", K)), K);
        StepOptions options = new StepOptions(loss, Sgd.PLAIN, List.of(), 0, Set.of(), true);
        try (StepSession session = new StepSession(StepGraph.of(model, options), N, SessionSettings.DEFAULT)) {
            OneParameter.put(session.input("x").asFloatBuffer(), logits);
            OneParameter.put(session.input(StepGraph.WEIGHTS).asFloatBuffer(), WEIGHTS);
            labels.accept(session);
            assertThat((double) session.step(N, 1, 1)).isCloseTo(mean(expected, logits), within(1e-5));
            FloatBuffer moved = session.slot("p");
            for (int k = 0; k < K; k++) {
                assertThat((double) -moved.get(k)).as("gradient %d", k).isCloseTo(slope(expected, k), within(1e-5));
            }
        }
    }

    private double slope(OfExample loss, int k) {
        return (mean(loss, shifted(k, STEP)) - mean(loss, shifted(k, -STEP))) / (2 * STEP);
    }

    private double[] shifted(int k, double by) {
        double[] outputs = logits.clone();
        for (int example = 0; example < N; example++) {
            outputs[example * K + k] += by;
        }
        return outputs;
    }

    private static void classes(StepSession session) {
        for (int example = 0; example < N; example++) {
            session.input(StepGraph.LABELS).asLongBuffer().put(example, CLASSES[example]);
        }
    }

    private void targets(StepSession session) {
        OneParameter.put(session.input(StepGraph.LABELS).asFloatBuffer(), targets);
    }

    private static double logSoftmax(double[] outputs, int example, int k, double temperature) {
        double sum = 0;
        for (int j = 0; j < K; j++) {
            sum += Math.exp(outputs[example * K + j] / temperature);
        }
        return outputs[example * K + k] / temperature - Math.log(sum);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void crossEntropyWithSmoothedLabels(double smoothing) {
        requireSame(new CrossEntropy(smoothing), LossTest::classes, (outputs, example) -> {
            double loss = 0;
            for (int k = 0; k < K; k++) {
                double target = smoothing / K + (k == CLASSES[example] ? 1 - smoothing : 0);
                loss -= target * logSoftmax(outputs, example, k, 1);
            }
            return loss;
        });
    }

    @Test
    void meanSquaredError() {
        requireSame(new MeanSquaredError(), this::targets, elements((y, t) -> (y - t) * (y - t)));
    }

    @Test
    void huberIsQuadraticNearZeroAndLinearBeyond() {
        requireSame(new Huber(0.8), this::targets, elements((y, t) -> {
            double d = Math.abs(y - t);
            return d <= 0.8 ? d * d / 2 : 0.8 * (d - 0.4);
        }));
    }

    @Test
    void binaryCrossEntropyOfLogits() {
        requireSame(new BinaryCrossEntropy(), this::targets, elements((y, t) -> {
            double p = 1 / (1 + Math.exp(-y));
            return -t * Math.log(p) - (1 - t) * Math.log(1 - p);
        }));
    }

    private interface OfElement {
        double of(double output, double target);
    }

    private OfExample elements(OfElement loss) {
        return (outputs, example) -> {
            double sum = 0;
            for (int i = example * K; i < (example + 1) * K; i++) {
                sum += loss.of(outputs[i], targets[i]);
            }
            return sum / K;
        };
    }

    @Test
    void distillationWeighsTheTeacherAndTheLabels() {
        double temperature = 2.5;
        double weight = 0.7;
        Consumer<StepSession> labels = session -> {
            classes(session);
            OneParameter.put(session.input(StepGraph.TEACHER).asFloatBuffer(), teacher);
        };
        requireSame(new Distillation(temperature, weight), labels, (outputs, example) -> {
            double divergence = 0;
            for (int k = 0; k < K; k++) {
                double taught = logSoftmax(teacher, example, k, temperature);
                divergence += Math.exp(taught) * (taught - logSoftmax(outputs, example, k, temperature));
            }
            double hard = -logSoftmax(outputs, example, CLASSES[example], 1);
            return weight * temperature * temperature * divergence + (1 - weight) * hard;
        });
    }
}
