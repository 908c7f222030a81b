package io.skerry.onnx.gradient;

import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProductGradientTest {

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void gemmWithAnyTranspositionFactorAndBias(Random random) {
        Trial trial = new Trial(random);
        int rows = Seeds.between(random, 1, 5);
        int inner = Seeds.between(random, 1, 5);
        int columns = Seeds.between(random, 1, 5);
        int transA = random.nextInt(2);
        int transB = random.nextInt(2);
        List<Value> inputs = new ArrayList<>();
        inputs.add(transA == 0 ? trial.batch(rows, inner) : trial.real(inner, rows));
        inputs.add(transB == 0 ? trial.real(inner, columns) : trial.real(columns, inner));
        if (Seeds.coin(random)) {
            inputs.add(trial.real(Seeds.narrower(random, new int[] {rows, columns})));
        }
        trial.check(trial.node(
                "Gemm",
                inputs,
                Attributes.integer("transA", transA),
                Attributes.integer("transB", transB),
                Attributes.real("alpha", 1 + random.nextInt(2)),
                Attributes.real("beta", 0.5f + random.nextInt(2))));
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void stacksOfMatricesMayBeBroadcast(Random random) {
        Trial trial = new Trial(random);
        int[] stack = Seeds.shape(random, Seeds.between(random, 1, 2));
        int inner = Seeds.between(random, 1, 4);
        Value a = trial.real(stacked(Seeds.narrower(random, stack), Seeds.between(random, 1, 4), inner));
        Value b = trial.real(stacked(Seeds.narrower(random, stack), inner, Seeds.between(random, 1, 4)));
        trial.check(a.matmul(b));
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void aStackTimesOneMatrix(Random random) {
        Trial trial = new Trial(random);
        int inner = Seeds.between(random, 1, 4);
        int[] left = stacked(Seeds.shape(random, random.nextInt(3)), Seeds.between(random, 1, 4), inner);
        Value a = Seeds.coin(random) ? trial.batch(left) : trial.real(left);
        trial.check(a.matmul(trial.real(inner, Seeds.between(random, 1, 4))));
    }

    private static int[] stacked(int[] stack, int rows, int columns) {
        return IntStream.concat(Arrays.stream(stack), IntStream.of(rows, columns))
                .toArray();
    }
}
