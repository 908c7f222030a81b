package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Activation functions: element by element, so that the gradient is multiplied by the function's slope. */
public final class Activations {

    public static final Map<String, Pullback> RULES = Map.ofEntries(
            Map.entry("Relu", slope((_, node) -> output(node).above(zero(node)))),
            Map.entry("LeakyRelu", slope((x, node) -> belowZero(x, alpha(node, 0.01f), one(node)))),
            Map.entry("Elu", slope((x, node) -> belowZero(x, output(node).plus(alpha(node, 1)), one(node)))),
            Map.entry("Sigmoid", slope((_, node) -> output(node).times(one(node).minus(output(node))))),
            Map.entry("HardSigmoid", slope((_, node) -> hardSigmoid(node))),
            Map.entry("HardSwish", slope((x, node) -> hardSwish(x, node.graph()))),
            Map.entry("Tanh", slope((_, node) -> one(node).minus(output(node).squared()))),
            Map.entry("Softplus", slope((x, _) -> x.apply("Sigmoid"))),
            Map.entry("PRelu", Activations::parametric),
            Map.entry("Clip", Activations::clip));

    private Activations() {}

    private static Pullback slope(BiFunction<Value, Backward, Value> of) {
        return node -> node.give(0, () -> node.gradient().times(of.apply(node.input(0), node)));
    }

    private static Value output(Backward node) {
        return node.output(0);
    }

    private static Value zero(Backward node) {
        return node.graph().scalar(0);
    }

    private static Value one(Backward node) {
        return node.graph().scalar(1);
    }

    private static Value alpha(Backward node, float otherwise) {
        return node.graph().scalar(node.attributes().real("alpha", otherwise));
    }

    private static Value belowZero(Value x, Value below, Value otherwise) {
        return below.where(less(x, x.graph().scalar(0)), otherwise);
    }

    private static Value less(Value a, Value b) {
        return a.graph().node("Less", List.of(a, b));
    }

    /** {@code alpha} between the ends 0 and 1, which it reaches in straight lines. */
    private static Value hardSigmoid(Backward node) {
        Value y = output(node);
        return y.above(zero(node))
                .times(one(node).above(y))
                .times(node.attributes().real("alpha", 0.2f));
    }

    /** {@code x / 3 + 1 / 2} where |x| is less than 3; 0 or 1 outside. */
    private static Value hardSwish(Value x, GraphBuilder graph) {
        Value gate = x.apply("HardSigmoid", Attributes.real("alpha", 1 / 6f), Attributes.real("beta", 0.5f));
        Value inside = less(x.apply("Abs"), graph.scalar(3)).asFloat();
        return gate.plus(x.times(1.0 / 6).times(inside));
    }

    private static void parametric(Backward node) {
        Value x = node.input(0);
        Value slope = node.input(1);
        node.give(0, () -> node.gradient().times(belowZero(x, slope, one(node))));
        node.give(1, () -> {
            Value below = node.graph().node("Min", List.of(x, zero(node)));
            return Broadcast.undo(node, 1, node.gradient().times(below));
        });
    }

    /** What it leaves as it is gets the gradient. */
    private static void clip(Backward node) {
        node.requireFixed(1, "lower bound");
        node.requireFixed(2, "upper bound");
        node.give(0, () -> node.gradient().times(node.input(0).equalTo(output(node))));
    }
}
