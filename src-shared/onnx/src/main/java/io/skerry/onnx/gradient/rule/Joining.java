package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Concat and Split, each the other's way back. */
public final class Joining {

    public static final Map<String, Pullback> RULES = Map.of("Concat", Joining::concat, "Split", Joining::split);

    private Joining() {}

    private static void concat(Backward node) {
        int axis = Shapes.axis(node, 0);
        GraphBuilder graph = node.graph();
        long begin = 0;
        for (int input = 0; input < node.inputs(); input++) {
            long length = node.shape(node.input(input)).get(axis);
            if (length < 0) {
                throw node.cannot("the size of '" + node.input(input).name() + "' in dimension " + axis
                        + ", along which it is joined, is not fixed");
            }
            long from = begin;
            long to = begin + length;
            node.give(
                    input,
                    () -> graph.node(
                            "Slice",
                            List.of(node.gradient(), graph.integers(from), graph.integers(to), graph.integers(axis))));
            begin = to;
        }
    }

    private static void split(Backward node) {
        int axis = Shapes.axis(node, 0);
        node.give(0, () -> {
            List<Value> parts = IntStream.range(0, node.outputs())
                    .mapToObj(output -> node.gradient(output)
                            .orElseGet(() -> Shapes.zeros(node.output(output).apply("Shape"))))
                    .toList();
            return node.graph().node("Concat", parts, Attributes.integer("axis", axis));
        });
    }
}
