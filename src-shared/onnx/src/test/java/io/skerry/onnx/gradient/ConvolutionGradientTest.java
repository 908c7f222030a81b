package io.skerry.onnx.gradient;

import static io.skerry.onnx.gradient.Seeds.between;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionGradientTest {

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void convWithAnyStridesPadsDilationsAndGroups(Random random) {
        conv(random, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void convInOneDimensionAndInThree(int dimensions) {
        Seeds.twenty().limit(5).forEach(random -> conv(random, dimensions));
    }

    private static void conv(Random random, int dimensions) {
        Trial trial = new Trial(random);
        int group = between(random, 1, 3);
        int channels = between(random, 1, 2);
        int filters = between(random, 1, 2);
        int[] kernel = some(random, dimensions, 1, 3);
        List<Value> inputs = new ArrayList<>();
        int[] shape = images(between(random, 1, 3), group * channels, some(random, dimensions, 5, 8));
        inputs.add(Seeds.coin(random) ? trial.batch(shape) : trial.real(shape));
        inputs.add(trial.real(images(group * filters, channels, kernel)));
        if (Seeds.coin(random)) {
            inputs.add(trial.real(group * filters));
        }
        trial.check(trial.node("Conv", inputs, with(sliding(random, dimensions), Attributes.integer("group", group))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAME_UPPER", "SAME_LOWER", "VALID"})
    void convThatPadsItself(String auto) {
        Seeds.twenty().limit(8).forEach(random -> {
            Trial trial = new Trial(random);
            Value x = trial.batch(images(2, 2, some(random, 2, 4, 8)));
            Value w = trial.real(images(3, 2, some(random, 2, 1, 4)));
            trial.check(trial.node(
                    "Conv",
                    List.of(x, w),
                    Attributes.text("auto_pad", auto),
                    Attributes.integers("strides", between(random, 1, 3), between(random, 1, 3))));
        });
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void convTransposeWithAnyStridesPadsDilationsAndGroups(Random random) {
        Trial trial = new Trial(random);
        int group = between(random, 1, 3);
        int channels = between(random, 1, 2);
        int filters = between(random, 1, 2);
        int[] strides = some(random, 2, 1, 3);
        List<Value> inputs = new ArrayList<>();
        inputs.add(trial.batch(images(2, group * channels, some(random, 2, 2, 4))));
        inputs.add(trial.real(images(group * channels, filters, some(random, 2, 1, 3))));
        if (Seeds.coin(random)) {
            inputs.add(trial.real(group * filters));
        }
        trial.check(trial.node(
                "ConvTranspose",
                inputs,
                Attributes.integers("strides", longs(strides)),
                Attributes.integers("dilations", longs(some(random, 2, 1, 2))),
                Attributes.integers("output_padding", random.nextInt(strides[0]), random.nextInt(strides[1])),
                Attributes.integers("pads", longs(some(random, 4, 0, 1))),
                Attributes.integer("group", group)));
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void maxPoolWithOverlappingPaddedAndDilatedWindows(Random random) {
        Trial trial = new Trial(random);
        Value x = trial.batch(images(2, 2, some(random, 2, 6, 9)));
        trial.check(x.apply(
                "MaxPool",
                with(
                        sliding(random, 2),
                        Attributes.integers("kernel_shape", longs(some(random, 2, 2, 3))),
                        Attributes.integer("ceil_mode", random.nextInt(2)))));
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void averagePoolWithOverlappingAndPaddedWindows(Random random) {
        Trial trial = new Trial(random);
        Value x = trial.batch(images(2, 2, some(random, 2, 6, 9)));
        trial.check(x.apply(
                "AveragePool",
                Attributes.integers("kernel_shape", longs(some(random, 2, 2, 3))),
                Attributes.integers("strides", longs(some(random, 2, 1, 3))),
                Attributes.integers("pads", longs(some(random, 4, 0, 1))),
                Attributes.integer("count_include_pad", random.nextInt(2))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void globalAveragePoolOverAllOfSpace(int dimensions) {
        Trial trial = new Trial(new Random(dimensions));
        trial.check(
                trial.batch(images(2, 3, some(new Random(0), dimensions, 1, 4))).apply("GlobalAveragePool"));
    }

    private static AttributeProto[] sliding(Random random, int dimensions) {
        return new AttributeProto[] {
            Attributes.integers("strides", longs(some(random, dimensions, 1, 3))),
            Attributes.integers("dilations", longs(some(random, dimensions, 1, 2))),
            Attributes.integers("pads", longs(some(random, 2 * dimensions, 0, 1)))
        };
    }

    private static AttributeProto[] with(AttributeProto[] some, AttributeProto... more) {
        AttributeProto[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static int[] images(int count, int channels, int[] space) {
        return IntStream.concat(IntStream.of(count, channels), Arrays.stream(space))
                .toArray();
    }

    private static int[] some(Random random, int count, int least, int most) {
        return random.ints(count, least, most + 1).toArray();
    }

    private static long[] longs(int... values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
