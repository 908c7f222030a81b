package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Undoes broadcasting (ONNX, Broadcasting.md): what was repeated gets the sum of the gradients of its copies. */
final class Broadcast {

    private Broadcast() {}

    /**
     * Brings a gradient to an input's shape.
     *
     * @param gradient of the shape of the node's first output
     */
    static Value undo(Backward node, int input, Value gradient) {
        return undo(node, node.shape(node.input(input)), node.shape(node.output(0)), gradient, node.input(input));
    }

    /** The same for a stack of matrices: all dimensions but the last two may have been repeated. */
    static Value undoStack(Backward node, int input, Value gradient) {
        List<Long> to = node.shape(node.input(input));
        List<Long> out = node.shape(node.output(0));
        List<Long> from = Stream.concat(
                        out.subList(0, out.size() - 2).stream(), to.subList(to.size() - 2, to.size()).stream())
                .toList();
        return undo(node, to, from, gradient, node.input(input));
    }

    private static Value undo(Backward node, List<Long> to, List<Long> from, Value gradient, Value input) {
        int added = from.size() - to.size();
        long[] repeated = IntStream.range(0, from.size())
                .filter(i -> i < added || (to.get(i - added) == 1 && from.get(i) != 1))
                .mapToLong(i -> i)
                .toArray();
        if (repeated.length == 0) {
            return gradient;
        }
        if (repeated.length == added) {
            return gradient.sum(false, repeated);
        }
        Value summed = gradient.sum(true, repeated);
        return added == 0 ? summed : Shapes.as(node, summed, input);
    }
}
