package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operators that work element by element on one or two tensors, which may be broadcast. */
public final class Arithmetic {

    public static final Map<String, Pullback> RULES = Map.ofEntries(
            Map.entry("Add", Arithmetic::sum),
            Map.entry("Sum", Arithmetic::sum),
            Map.entry("Sub", Arithmetic::difference),
            Map.entry("Mul", Arithmetic::product),
            Map.entry("Div", Arithmetic::quotient),
            Map.entry("Pow", Arithmetic::power),
            Map.entry("Neg", node -> node.give(0, () -> node.gradient().negated())),
            Map.entry("Exp", node -> node.give(0, () -> node.gradient().times(node.output(0)))),
            Map.entry("Log", node -> node.give(0, () -> node.gradient().over(node.input(0)))),
            Map.entry(
                    "Sqrt",
                    node -> node.give(0, () -> node.gradient().times(0.5).over(node.output(0)))),
            Map.entry(
                    "Abs",
                    node -> node.give(
                            0, () -> node.gradient().times(node.input(0).apply("Sign")))),
            Map.entry(
                    "Reciprocal",
                    node -> node.give(
                            0,
                            () -> node.gradient()
                                    .times(node.output(0).squared())
                                    .negated())));

    private Arithmetic() {}

    private static void sum(Backward node) {
        IntStream.range(0, node.inputs())
                .forEach(input -> node.give(input, () -> Broadcast.undo(node, input, node.gradient())));
    }

    private static void difference(Backward node) {
        node.give(0, () -> Broadcast.undo(node, 0, node.gradient()));
        node.give(1, () -> Broadcast.undo(node, 1, node.gradient().negated()));
    }

    private static void product(Backward node) {
        node.give(0, () -> Broadcast.undo(node, 0, node.gradient().times(node.input(1))));
        node.give(1, () -> Broadcast.undo(node, 1, node.gradient().times(node.input(0))));
    }

    private static void quotient(Backward node) {
        Value divisor = node.input(1);
        node.give(0, () -> Broadcast.undo(node, 0, node.gradient().over(divisor)));
        node.give(
                1,
                () -> Broadcast.undo(
                        node,
                        1,
                        node.gradient().times(node.output(0)).over(divisor).negated()));
    }

    /** Only of the base: of the exponent it has no value where the base is negative. */
    private static void power(Backward node) {
        node.requireFixed(1, "exponent");
        node.give(0, () -> {
            Value slope = node.number(1)
                    .map(exponent -> slope(node.input(0), exponent))
                    .orElseGet(() -> slope(node.input(0), node.input(1)));
            return Broadcast.undo(node, 0, node.gradient().times(slope));
        });
    }

    private static Value slope(Value base, float exponent) {
        if (exponent == 2) {
            return base.times(2);
        }
        return base.graph()
                .node("Pow", List.of(base, base.graph().scalar(exponent - 1)))
                .times(exponent);
    }

    private static Value slope(Value base, Value exponent) {
        Value lower = base.graph().node("Pow", List.of(base, exponent.plus(-1)));
        return exponent.times(lower);
    }
}
