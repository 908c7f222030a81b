package io.skerry.onnx.gradient;

import static io.skerry.onnx.gradient.Seeds.between;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeGradientTest {

    private static final int EQUAL_SPLIT_SAYS_HOW_MANY = 18;

    @Test
    void reshapeFlattenSqueezeAndUnsqueezeOnlyChangeTheShape() {
        Trial trial = new Trial(new Random(1));
        Value x = trial.batch(2, 3, 1, 4);
        Value squeezed = trial.node("Squeeze", List.of(x, trial.graph().integers(-2)));
        Value wide = trial.node("Unsqueeze", List.of(squeezed, trial.graph().integers(0, -1)));
        trial.check(wide.reshaped(-1, 4, 3)
                .apply("Flatten", Attributes.integer("axis", -1))
                .squared());
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void transposeIsUndone(Random random) {
        Trial trial = new Trial(random);
        int rank = between(random, 1, 4);
        Value x = trial.real(Seeds.shape(random, rank));
        trial.check(Seeds.coin(random) ? x.apply("Transpose") : x.transposed(order(random, rank)));
    }

    private static long[] order(Random random, int rank) {
        List<Long> order =
                new java.util.ArrayList<>(LongStream.range(0, rank).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToLong(Long::longValue).toArray();
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void concatAlongAnyAxis(Random random) {
        Trial trial = new Trial(random);
        int[] shape = Seeds.shape(random, 3);
        int axis = random.nextInt(3);
        List<Value> parts = IntStream.range(0, between(random, 1, 4))
                .mapToObj(_ -> {
                    int[] part = shape.clone();
                    part[axis] = between(random, 1, 3);
                    return axis > 0 && Seeds.coin(random) ? trial.batch(part) : trial.real(part);
                })
                .toList();
        trial.check(trial.node("Concat", parts, Attributes.integer("axis", Seeds.coin(random) ? axis : axis - 3)));
    }

    @Test
    void splitIntoGivenSizesOfWhichOneIsNotUsed() {
        Trial trial = new Trial(new Random(2));
        Value x = trial.batch(2, 6, 2);
        List<Value> parts = trial.graph()
                .nodes("Split", List.of(x, trial.graph().integers(2, 3, 1)), 3, Attributes.integer("axis", 1));
        trial.check(trial.node("Concat", List.of(parts.get(2), parts.get(0)), Attributes.integer("axis", -2))
                .squared());
    }

    @ParameterizedTest
    @ValueSource(ints = {17, EQUAL_SPLIT_SAYS_HOW_MANY})
    void splitIntoEqualSizes(int opset) {
        Trial trial = new Trial(new Random(3), opset);
        AttributeProto[] attributes = opset < EQUAL_SPLIT_SAYS_HOW_MANY
                ? new AttributeProto[] {Attributes.integer("axis", -1)}
                : new AttributeProto[] {Attributes.integer("axis", -1), Attributes.integer("num_outputs", 2)};
        List<Value> parts = trial.graph().nodes("Split", List.of(trial.real(3, 4)), 2, attributes);
        trial.check(parts.get(0).times(parts.get(1)));
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void sliceWithAnySteps(Random random) {
        Trial trial = new Trial(random);
        long[] starts = new long[2];
        long[] ends = new long[2];
        long[] steps = new long[2];
        for (int i = 0; i < 2; i++) {
            boolean back = Seeds.coin(random);
            long low = random.nextInt(3);
            long high = 3 + random.nextInt(4);
            steps[i] = (back ? -1 : 1) * between(random, 1, 3);
            starts[i] = back ? high : low;
            ends[i] = back ? low : Seeds.coin(random) ? high : Long.MAX_VALUE;
        }
        trial.check(trial.node(
                "Slice",
                List.of(
                        trial.batch(2, 6, 7),
                        trial.graph().integers(starts),
                        trial.graph().integers(ends),
                        trial.graph().integers(1, -1),
                        trial.graph().integers(steps))));
    }

    @Test
    void sliceFromTheEndToBeforeTheBeginning() {
        Trial trial = new Trial(new Random(4));
        trial.check(trial.node(
                "Slice",
                List.of(
                        trial.real(5, 4),
                        trial.graph().integers(-1, -3),
                        trial.graph().integers(Long.MIN_VALUE, -1),
                        trial.graph().integers(0, 1),
                        trial.graph().integers(-2, 1))));
    }

    @Test
    void sliceWithoutAxesBeginsAtTheFirst() {
        Trial trial = new Trial(new Random(5));
        trial.check(trial.node(
                "Slice",
                List.of(
                        trial.real(4, 4),
                        trial.graph().integers(1, 0),
                        trial.graph().integers(3, 4))));
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void padWhichMayAlsoCut(Random random) {
        Trial trial = new Trial(random);
        long[] pads = random.longs(4, -1, 3).toArray();
        trial.check(trial.node(
                "Pad",
                List.of(
                        trial.real(4, 5),
                        trial.graph().integers(pads),
                        trial.graph().scalar(2))));
    }

    @Test
    void padOfSomeAxes() {
        Trial trial = new Trial(new Random(6), 18);
        trial.check(trial.node(
                "Pad",
                List.of(
                        trial.batch(2, 3, 4),
                        trial.graph().integers(1, 2),
                        trial.graph().none(),
                        trial.graph().integers(-1))));
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void gatherMayTakeARowTwiceOrNever(Random random) {
        Trial trial = new Trial(random);
        int[] shape = {4, 4, 4};
        int axis = random.nextInt(3);
        int[] indexShape = Seeds.shape(random, random.nextInt(3));
        long[] indices = random.longs(Arrays.stream(indexShape).reduce(1, (a, b) -> a * b), -4, 4)
                .toArray();
        Value chosen = trial.graph()
                .constant(
                        "indices",
                        Tensors.longs(
                                "", Arrays.stream(indexShape).asLongStream().toArray(), indices));
        trial.check(trial.node("Gather", List.of(trial.real(shape), chosen), Attributes.integer("axis", axis)));
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void expandIsSummed(Random random) {
        Trial trial = new Trial(random);
        int[] shape = Seeds.shape(random, 3);
        Value to = trial.graph().integers(Arrays.stream(shape).asLongStream().toArray());
        trial.check(trial.node("Expand", List.of(trial.real(Seeds.narrower(random, shape)), to)));
    }
}
