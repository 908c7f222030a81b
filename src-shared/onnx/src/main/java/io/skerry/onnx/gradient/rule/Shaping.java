package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.Pullback;
import java.util.Map;
import java.util.stream.LongStream;

/** Operators that move elements and change none of them. */
public final class Shaping {

    public static final Map<String, Pullback> RULES = Map.ofEntries(
            Map.entry("Reshape", Shaping::back),
            Map.entry("Flatten", Shaping::back),
            Map.entry("Squeeze", Shaping::back),
            Map.entry("Unsqueeze", Shaping::back),
            Map.entry("Transpose", Shaping::transpose));

    private Shaping() {}

    private static void back(Backward node) {
        node.give(0, () -> Shapes.as(node, node.gradient(), node.input(0)));
    }

    private static void transpose(Backward node) {
        int rank = node.shape(node.input(0)).size();
        long[] order = node.attributes()
                .integers("perm")
                .orElseGet(
                        () -> LongStream.range(0, rank).map(i -> rank - 1 - i).toArray());
        long[] inverse = new long[rank];
        for (int i = 0; i < rank; i++) {
            inverse[(int) order[i]] = i;
        }
        node.give(0, () -> node.gradient().transposed(inverse));
    }
}
