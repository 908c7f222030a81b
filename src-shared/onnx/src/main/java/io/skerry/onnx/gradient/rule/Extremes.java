package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Smallest and largest elements: they get the gradient, in equal parts where several are the same. */
public final class Extremes {

    public static final Map<String, Pullback> RULES = Map.of(
            "Min", Extremes::among,
            "Max", Extremes::among,
            "ReduceMin", Extremes::along,
            "ReduceMax", Extremes::along);

    private Extremes() {}

    private static void among(Backward node) {
        GraphBuilder graph = node.graph();
        List<Value> chosen = IntStream.range(0, node.inputs())
                .mapToObj(input -> node.input(input).equalTo(node.output(0)))
                .toList();
        Value each = node.gradient().over(graph.node("Sum", chosen));
        for (int i = 0; i < chosen.size(); i++) {
            int input = i;
            node.give(input, () -> Broadcast.undo(node, input, each.times(chosen.get(input))));
        }
    }

    private static void along(Backward node) {
        long[] axes = Reductions.axes(node);
        node.give(0, () -> {
            Value chosen = node.input(0).equalTo(Reductions.kept(node, node.output(0), axes));
            Value share = axes.length == 0 ? chosen : chosen.over(chosen.sum(true, axes));
            return share.times(Reductions.kept(node, node.gradient(), axes));
        });
    }
}
