package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Gather, such as an embedding: each row gets the sum of the gradients of the places that took it. */
public final class Gathering {

    private Gathering() {}

    public static void back(Backward node) {
        int axis = Shapes.axis(node, 0);
        Value data = node.input(0);
        int rank = node.shape(data).size();
        int indexRank = node.shape(node.input(1)).size();
        long[] order = axisFirst(rank, axis);
        node.give(0, () -> {
            Value updates = moved(node.gradient(), indicesFirst(rank, indexRank, axis));
            Value zeros = Shapes.zeros(moved(data, order).apply("Shape"));
            Value rows = node.graph()
                    .node("Unsqueeze", List.of(node.input(1), node.graph().integers(-1)));
            Value sums =
                    node.graph().node("ScatterND", List.of(zeros, rows, updates), Attributes.text("reduction", "add"));
            return moved(sums, inverse(order));
        });
    }

    private static Value moved(Value value, long[] order) {
        boolean still = IntStream.range(0, order.length).allMatch(i -> order[i] == i);
        return still ? value : value.transposed(order);
    }

    private static long[] axisFirst(int rank, int axis) {
        return LongStream.concat(LongStream.of(axis), LongStream.range(0, rank).filter(i -> i != axis))
                .toArray();
    }

    /** In the output, the dimensions of the indices stand where the axis was. */
    private static long[] indicesFirst(int rank, int indexRank, int axis) {
        long all = rank - 1L + indexRank;
        return LongStream.concat(
                        LongStream.range(axis, axis + indexRank),
                        LongStream.range(0, all).filter(i -> i < axis || i >= axis + indexRank))
                .toArray();
    }

    private static long[] inverse(long[] order) {
        long[] inverse = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[(int) order[i]] = i;
        }
        return inverse;
    }
}
