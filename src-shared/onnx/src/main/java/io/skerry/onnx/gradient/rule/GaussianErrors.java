package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.Value;
import java.util.Map;

/** Erf, and Gelu with both of its forms (Hendrycks and Gimpel, <i>Gaussian Error Linear Units</i>, 2016). */
public final class GaussianErrors {

    public static final Map<String, Pullback> RULES = Map.of("Erf", GaussianErrors::erf, "Gelu", GaussianErrors::gelu);

    private static final double CUBE = 0.044715;

    private GaussianErrors() {}

    private static void erf(Backward node) {
        node.give(0, () -> {
            Value bell = node.input(0).squared().negated().apply("Exp");
            return node.gradient().times(bell.times(2 / Math.sqrt(Math.PI)));
        });
    }

    private static void gelu(Backward node) {
        boolean tanh = node.attributes().text("approximate", "none").equals("tanh");
        node.give(0, () -> node.gradient().times(tanh ? approximate(node.input(0)) : exact(node.input(0))));
    }

    /** The normal distribution and {@code x} times its density. */
    private static Value exact(Value x) {
        Value distribution = x.times(Math.sqrt(0.5)).apply("Erf").plus(1).times(0.5);
        Value density = x.squared().times(-0.5).apply("Exp").times(1 / Math.sqrt(2 * Math.PI));
        return distribution.plus(x.times(density));
    }

    /** Of {@code x (1 + t) / 2} with {@code t = tanh(u)} and {@code u = sqrt(2 / pi) (x + 0.044715 x³)}. */
    private static Value approximate(Value x) {
        double root = Math.sqrt(2 / Math.PI);
        Value square = x.squared();
        Value t = x.times(square.times(root * CUBE).plus(root)).apply("Tanh");
        Value inner = square.times(3 * root * CUBE).plus(root);
        Value steep = x.graph().scalar(1).minus(t.squared()).times(inner);
        return x.times(steep).plus(t).plus(1).times(0.5);
    }
}
