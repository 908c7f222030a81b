package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.Value;
import java.util.Map;

/** Softmax and LogSoftmax along one axis. */
public final class Softmaxes {

    public static final Map<String, Pullback> RULES =
            Map.of("Softmax", Softmaxes::softmax, "LogSoftmax", Softmaxes::logarithm);

    private Softmaxes() {}

    /** {@code y (g - sum g y)}. */
    private static void softmax(Backward node) {
        int axis = Shapes.axis(node, -1);
        node.give(0, () -> {
            Value weighted = node.gradient().times(node.output(0));
            return weighted.minus(node.output(0).times(weighted.sum(true, axis)));
        });
    }

    /** {@code g - exp(y) sum g}. */
    private static void logarithm(Backward node) {
        int axis = Shapes.axis(node, -1);
        node.give(0, () -> {
            Value sum = node.gradient().sum(true, axis);
            return node.gradient().minus(node.output(0).apply("Exp").times(sum));
        });
    }
}
