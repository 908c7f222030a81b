package io.skerry.onnx.gradient;

import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphs of up to twelve operators, whose values are used once, several times, or by nobody. */
class RandomGraphGradientTest {

    private static final int MOST = 12;
    private static final int ROWS = 3;
    private static final int WIDTH = 4;

    /** What takes values [3, 4], or one of them, and gives another. */
    private static final List<BiFunction<Trial, List<Value>, Value>> OPERATORS = List.of(
            (_, in) -> in.get(0).plus(in.get(1)),
            (_, in) -> in.get(0).minus(in.get(1)),
            (_, in) -> in.get(0).times(in.get(1)),
            (_, in) -> in.get(0).over(in.get(1).squared().plus(1)),
            (trial, in) -> trial.node("Max", in),
            (_, in) -> in.get(0).apply("Relu"),
            (_, in) -> in.get(0).apply("Tanh"),
            (_, in) -> in.get(0).apply("Sigmoid"),
            (_, in) -> in.get(0).apply("LeakyRelu"),
            (_, in) -> in.get(0).apply("Softmax", Attributes.integer("axis", 1)),
            (_, in) -> in.get(0).minus(in.get(0).apply("ReduceMean", Attributes.integers("axes", 1))),
            (_, in) -> in.get(0).plus(in.get(1).sum(true, 0)),
            (_, in) -> in.get(0).transposed(1, 0).reshaped(ROWS, WIDTH),
            (trial, in) -> in.get(0).matmul(trial.real(WIDTH, WIDTH)),
            (trial, in) -> trial.node("Gemm", List.of(in.get(0), trial.real(WIDTH, WIDTH), trial.real(WIDTH))),
            (trial, in) -> trial.node("LayerNormalization", List.of(in.get(0), trial.real(WIDTH))),
            RandomGraphGradientTest::conv,
            RandomGraphGradientTest::shifted,
            RandomGraphGradientTest::exchanged);

    private static Value conv(Trial trial, List<Value> in) {
        return trial.node(
                        "Conv",
                        List.of(in.get(0).reshaped(1, 1, ROWS, WIDTH), trial.real(1, 1, 3, 3)),
                        Attributes.integers("pads", 1, 1, 1, 1))
                .reshaped(ROWS, WIDTH);
    }

    private static Value shifted(Trial trial, List<Value> in) {
        return trial.node("Pad", List.of(in.get(0), trial.graph().integers(0, 1, 0, -1)));
    }

    private static Value exchanged(Trial trial, List<Value> in) {
        List<Value> halves = trial.graph()
                .nodes("Split", List.of(in.get(0), trial.graph().integers(1, 3)), 2, Attributes.integer("axis", 1));
        return trial.node("Concat", halves.reversed(), Attributes.integer("axis", 1));
    }

    static Stream<Random> hundred() {
        return IntStream.range(100, 200).mapToObj(Random::new);
    }

    @ParameterizedTest
    @MethodSource("hundred")
    void theGradientsOfARandomGraphAreThoseOfItsReference(Random random) {
        Trial trial = new Trial(random);
        List<Value> values = new ArrayList<>(List.of(trial.real(ROWS, WIDTH), trial.real(ROWS, WIDTH)));
        Value output = values.get(0).plus(values.get(1));
        values.add(output);
        for (int i = Seeds.between(random, 1, MOST - 1); i > 0; i--) {
            List<Value> in = List.of(output, values.get(random.nextInt(values.size())));
            List<Value> ordered = Seeds.coin(random) ? in : in.reversed();
            output = OPERATORS.get(random.nextInt(OPERATORS.size())).apply(trial, ordered);
            values.add(output);
        }
        trial.check(output);
    }
}
