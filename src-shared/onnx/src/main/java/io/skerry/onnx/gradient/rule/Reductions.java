package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** ReduceSum and ReduceMean: each element that was summed gets the gradient of the sum. */
public final class Reductions {

    public static final Map<String, Pullback> RULES = Map.of(
            "ReduceSum", node -> node.give(0, () -> spread(node)),
            "ReduceMean", node -> node.give(0, () -> mean(node)),
            "GlobalAveragePool", node -> node.give(0, () -> pooled(node)));

    private Reductions() {}

    private static Value spread(Backward node) {
        long[] axes = axes(node);
        return repeated(node, node.gradient(), axes);
    }

    private static Value mean(Backward node) {
        long[] axes = axes(node);
        return repeated(node, over(node, node.gradient(), axes), axes);
    }

    private static Value pooled(Backward node) {
        long[] spatial = LongStream.range(2, node.shape(node.input(0)).size()).toArray();
        return repeatedTo(node, over(node, node.gradient(), spatial), spatial);
    }

    /** Divided by the number of elements that were summed into one. */
    private static Value over(Backward node, Value gradient, long[] axes) {
        long size = Shapes.size(node.shape(node.input(0)), axes);
        if (size > 0) {
            return gradient.times(1.0 / size);
        }
        Value in = node.input(0).apply("Size").asFloat();
        Value out = node.output(0).apply("Size").asFloat();
        return gradient.times(out.over(in));
    }

    private static Value repeated(Backward node, Value gradient, long[] axes) {
        return repeatedTo(node, kept(node, gradient, axes), axes);
    }

    /** What was summed over some axes, with those axes of length 1. */
    static Value kept(Backward node, Value reduced, long[] axes) {
        boolean kept = node.attributes().integer("keepdims", 1) != 0;
        return kept || axes.length == 0
                ? reduced
                : reduced.graph()
                        .node("Unsqueeze", List.of(reduced, reduced.graph().integers(axes)));
    }

    /** Only the lengths along the axes matter: where these are fixed, the shape is a constant. */
    private static Value repeatedTo(Backward node, Value gradient, long[] axes) {
        List<Long> shape = node.shape(node.input(0));
        if (Shapes.size(shape, axes) < 0) {
            return node.graph().node("Expand", List.of(gradient, node.input(0).apply("Shape")));
        }
        long[] lengths = new long[shape.size()];
        Arrays.fill(lengths, 1);
        for (long axis : axes) {
            lengths[(int) axis] = shape.get((int) axis);
        }
        return node.graph().node("Expand", List.of(gradient, node.graph().integers(lengths)));
    }

    /** In an attribute up to opset 17, in a constant input from then on; none: all. */
    static long[] axes(Backward node) {
        int rank = node.shape(node.input(0)).size();
        long[] given =
                node.attributes().integers("axes").orElseGet(() -> node.hasInput(1) ? node.integers(1) : new long[0]);
        if (given.length == 0 && node.attributes().integer("noop_with_empty_axes", 0) != 0) {
            return given;
        }
        return given.length == 0 ? LongStream.range(0, rank).toArray() : Shapes.axes(rank, given);
    }
}
