package io.skerry.onnx.gradient;

import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReductionGradientTest {

    private static final int AXES_ARE_AN_INPUT = 18;

    @ParameterizedTest
    @ValueSource(strings = {"ReduceMean", "ReduceMax", "ReduceMin"})
    void alongAnyAxesGivenAsAnAttribute(String operator) {
        Seeds.twenty().forEach(random -> {
            Trial trial = new Trial(random);
            int rank = Seeds.between(random, 1, 4);
            trial.check(input(trial, rank)
                    .apply(
                            operator,
                            Attributes.integers("axes", axes(random, rank)),
                            Attributes.integer("keepdims", random.nextInt(2))));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReduceSum", "ReduceMean", "ReduceMax"})
    void alongAnyAxesGivenAsAnInput(String operator) {
        Seeds.twenty().forEach(random -> {
            Trial trial = new Trial(random, AXES_ARE_AN_INPUT);
            int rank = Seeds.between(random, 1, 4);
            Value axes = trial.graph().integers(axes(random, rank));
            trial.check(trial.node(
                    operator, List.of(input(trial, rank), axes), Attributes.integer("keepdims", random.nextInt(2))));
        });
    }

    @ParameterizedTest
    @CsvSource({"ReduceSum, 0", "ReduceSum, 1", "ReduceMean, 0", "ReduceMax, 0"})
    void withoutAxesAllOrNoneAreReduced(String operator, int none) {
        Trial trial = new Trial(new Random(6), AXES_ARE_AN_INPUT);
        trial.check(trial.batch(3, 4)
                .apply(operator, Attributes.integer("keepdims", 0), Attributes.integer("noop_with_empty_axes", none)));
    }

    private static Value input(Trial trial, int rank) {
        int[] shape = Seeds.shape(trial.random(), rank);
        return Seeds.coin(trial.random()) ? trial.batch(shape) : trial.real(shape);
    }

    /** One axis, or two that differ; counted from either end. */
    private static long[] axes(Random random, int rank) {
        return random.ints(0, rank)
                .distinct()
                .limit(Math.min(rank, 1 + random.nextInt(2)))
                .mapToLong(axis -> Seeds.coin(random) ? axis : axis - rank)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Softmax", "LogSoftmax"})
    void softmaxAlongAnyAxis(String operator) {
        Seeds.twenty().forEach(random -> {
            Trial trial = new Trial(random);
            int rank = Seeds.between(random, 1, 4);
            int axis = Seeds.between(random, -rank, rank - 1);
            trial.check(input(trial, rank).apply(operator, Attributes.integer("axis", axis)));
        });
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void layerNormalizationOverTheLastDimensions(Random random) {
        Trial trial = new Trial(random);
        int axis = Seeds.between(random, 1, 2);
        int[] normal = axis == 1 ? new int[] {3, 5} : new int[] {5};
        Value x = trial.batch(2, 3, 5);
        Value scale = trial.real(normal);
        List<Value> inputs = Seeds.coin(random) ? List.of(x, scale) : List.of(x, scale, trial.real(normal));
        trial.check(trial.node("LayerNormalization", inputs, Attributes.integer("axis", axis)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void batchNormalizationWithAMeanThatStays(int rank) {
        Seeds.twenty().limit(5).forEach(random -> {
            Trial trial = new Trial(random);
            int[] shape = Seeds.shape(random, rank);
            Value x = trial.batch(shape);
            Value scale = trial.real(shape[1]);
            Value bias = trial.real(shape[1]);
            Value mean = trial.constant(shape[1]);
            Value variance = trial.constant(shape[1]);
            trial.check(trial.node(
                    "BatchNormalization", List.of(x, scale, bias, mean, variance), Attributes.real("epsilon", 1e-3f)));
        });
    }

    @Test
    void theLargestOfEqualElementsShareTheGradient() {
        Trial trial = new Trial(new Random(7));
        Value x = trial.real(3, 1);
        Value twice = trial.node("Concat", List.of(x, x), Attributes.integer("axis", 1));
        trial.check(twice.apply("ReduceMax", Attributes.integers("axes", 1)));
    }
}
