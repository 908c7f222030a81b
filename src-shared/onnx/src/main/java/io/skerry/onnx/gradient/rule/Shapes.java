package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.NodeView;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.stream.LongStream;

/** Shapes of values, as far as they are known before the graph runs. */
final class Shapes {

    private Shapes() {}

    /** A value with the shape of another: a constant where at most one dimension is not known. */
    static Value as(NodeView node, Value value, Value like) {
        List<Long> shape = node.shape(like);
        long unknown = shape.stream().filter(dimension -> dimension < 0).count();
        return unknown > 1 || shape.contains(0L) ? value.reshaped(like.apply("Shape")) : value.reshaped(array(shape));
    }

    /** Zeros of a shape, a vector of INT64. */
    static Value zeros(Value shape) {
        return shape.apply("ConstantOfShape", Attributes.tensor("value", Tensors.floats("", new long[] {1}, 0)));
    }

    /** One axis of the node's first input, not negative. */
    static int axis(NodeView node, int otherwise) {
        long axis = node.attributes().integer("axis", otherwise);
        return (int) axes(node.shape(node.input(0)).size(), axis)[0];
    }

    static long[] array(List<Long> shape) {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** Axes of a tensor of a rank, in order, none of them negative. */
    static long[] axes(int rank, long... axes) {
        return LongStream.of(axes)
                .map(axis -> axis < 0 ? axis + rank : axis)
                .sorted()
                .toArray();
    }

    /** The product of dimensions; -1 if one is not known. */
    static long size(List<Long> shape, long... axes) {
        long size = 1;
        for (long axis : axes) {
            long dimension = shape.get((int) axis);
            if (dimension < 0) {
                return -1;
            }
            size *= dimension;
        }
        return size;
    }
}
