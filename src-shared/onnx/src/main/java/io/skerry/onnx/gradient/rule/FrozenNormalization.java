package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.graph.Value;

/** BatchNormalization as it is when the model is used, with a mean and a variance that stay: {@code scale (x - mean) / deviation + bias}. */
public final class FrozenNormalization {

    private static final int SCALE = 1;
    private static final int BIAS = 2;
    private static final int MEAN = 3;
    private static final int VARIANCE = 4;

    private FrozenNormalization() {}

    public static void back(Backward node) {
        node.requireFixed(MEAN, "mean");
        node.requireFixed(VARIANCE, "variance");
        if (node.attributes().integer("training_mode", 0) != 0) {
            throw node.cannot("it is in its training mode: export the model for inference");
        }
        int rank = node.shape(node.input(0)).size();
        Value deviation = node.input(VARIANCE)
                .plus(node.attributes().real("epsilon", 1e-5f))
                .apply("Sqrt");
        node.give(
                0, () -> node.gradient().times(Channels.spread(node.input(SCALE).over(deviation), rank)));
        node.give(SCALE, () -> {
            Value centered = node.input(0).minus(Channels.spread(node.input(MEAN), rank));
            return Channels.sum(node.gradient().times(centered), rank).over(deviation);
        });
        node.give(BIAS, () -> Channels.sum(node.gradient(), rank));
    }
}
