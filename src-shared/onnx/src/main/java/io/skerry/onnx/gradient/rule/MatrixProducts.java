package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** MatMul and Gemm. */
public final class MatrixProducts {

    public static final Map<String, Pullback> RULES =
            Map.of("MatMul", MatrixProducts::matmul, "Gemm", MatrixProducts::gemm);

    private MatrixProducts() {}

    /** {@code Y = alpha A' B' + beta C}, where A' and B' are A and B or their transposes. */
    private static void gemm(Backward node) {
        Value a = node.input(0);
        Value b = node.input(1);
        boolean transA = node.attributes().integer("transA", 0) != 0;
        boolean transB = node.attributes().integer("transB", 0) != 0;
        float alpha = node.attributes().real("alpha", 1);
        float beta = node.attributes().real("beta", 1);
        node.give(
                0,
                () -> transA
                        ? product(b, transB, node.gradient(), true, alpha)
                        : product(node.gradient(), false, b, !transB, alpha));
        node.give(
                1,
                () -> transB
                        ? product(node.gradient(), true, a, transA, alpha)
                        : product(a, !transA, node.gradient(), false, alpha));
        node.give(2, () -> Broadcast.undo(node, 2, node.gradient()).times(beta));
    }

    private static Value product(Value a, boolean transA, Value b, boolean transB, float alpha) {
        return a.graph()
                .node(
                        "Gemm",
                        List.of(a, b),
                        Attributes.integer("transA", transA ? 1 : 0),
                        Attributes.integer("transB", transB ? 1 : 0),
                        Attributes.real("alpha", alpha));
    }

    /** Stacks of matrices, which may be broadcast; one of rank 1 is a row on the left and a column on the right. */
    private static void matmul(Backward node) {
        Value a = node.input(0);
        Value b = node.input(1);
        int rankA = node.shape(a).size();
        int rankB = node.shape(b).size();
        if (rankA < 2 || rankB < 2) {
            throw node.cannot("one of its inputs is a vector: give it a second dimension");
        }
        if (rankB == 2) {
            byMatrix(node, a, b, rankA);
            return;
        }
        node.give(0, () -> Broadcast.undoStack(node, 0, node.gradient().matmul(flipped(b, rankB))));
        node.give(1, () -> Broadcast.undoStack(node, 1, flipped(a, rankA).matmul(node.gradient())));
    }

    /** All rows of the left side go through one matrix. */
    private static void byMatrix(Backward node, Value a, Value b, int rankA) {
        if (rankA == 2) {
            node.give(0, () -> product(node.gradient(), false, b, true, 1));
            node.give(1, () -> product(a, true, node.gradient(), false, 1));
            return;
        }
        long inner = node.shape(b).get(0);
        long outer = node.shape(b).get(1);
        if (inner < 0 || outer < 0) {
            throw node.cannot("the size of its matrix is not fixed");
        }
        node.give(0, () -> node.gradient().matmul(flipped(b, 2)));
        node.give(1, () -> product(a.reshaped(-1, inner), true, node.gradient().reshaped(-1, outer), false, 1));
    }

    /** With the last two dimensions exchanged. */
    private static Value flipped(Value matrices, int rank) {
        long[] order = LongStream.range(0, rank).toArray();
        order[rank - 1] = rank - 2L;
        order[rank - 2] = rank - 1L;
        return matrices.transposed(order);
    }
}
