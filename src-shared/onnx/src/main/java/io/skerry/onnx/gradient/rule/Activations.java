package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.GradientRule;
import io.skerry.onnx.graph.Value;
import java.util.Map;

/** Activation functions: element by element, and the softmax family. */
public final class Activations {

    public static final Map<String, GradientRule> RULES = Map.ofEntries(
            Map.entry("Relu", Activations::relu),
            Map.entry("Sigmoid", Activations::sigmoid),
            Map.entry("Tanh", Activations::tanh));

    private Activations() {}

    private static void relu(Backward node) {
        node.give(0, () -> {
            Value zero = node.graph().scalar(0);
            return node.gradient().times(node.output(0).above(zero));
        });
    }

    private static void sigmoid(Backward node) {
        Value y = node.output(0);
        node.give(0, () -> node.gradient().times(y).times(node.graph().scalar(1).minus(y)));
    }

    private static void tanh(Backward node) {
        Value y = node.output(0);
        node.give(0, () -> node.gradient().times(node.graph().scalar(1).minus(y.squared())));
    }
}
