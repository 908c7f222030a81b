package io.skerry.onnx.gradient.rule;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.GradientRule;
import io.skerry.onnx.gradient.NodeView;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.stream.LongStream;

/** LayerNormalization (Ba et al., 2016): {@code scale x' + bias} with {@code x' = (x - mean) / deviation} over the last dimensions. */
public final class LayerNormalization implements GradientRule {

    private static final int SCALE = 1;
    private static final int BIAS = 2;

    /** Also gives the mean and 1 over the deviation. */
    @Override
    public Pullback forward(NodeView view) {
        NodeProto node = view.node();
        List<String> outputs = List.of(node.getOutput(0), given(view, 1, "mean"), given(view, 2, "inverse_deviation"));
        view.graph().add(node.toBuilder().clearOutput().addAllOutput(outputs).build());
        Value mean = view.graph().value(outputs.get(1));
        Value inverse = view.graph().value(outputs.get(2));
        return back -> back(back, mean, inverse);
    }

    private static String given(NodeView view, int output, String name) {
        NodeProto node = view.node();
        return node.getOutputCount() > output && !node.getOutput(output).isEmpty()
                ? node.getOutput(output)
                : view.graph().free(node.getOutput(0) + "_" + name);
    }

    private static void back(Backward node, Value mean, Value inverse) {
        Value normal = node.input(0).minus(mean).times(inverse);
        node.give(0, () -> ofInput(node, normal, inverse));
        node.give(SCALE, () -> Broadcast.undo(node, SCALE, node.gradient().times(normal)));
        node.give(BIAS, () -> Broadcast.undo(node, BIAS, node.gradient()));
    }

    /** {@code (h - mean(h) - x' mean(h x')) / deviation} with {@code h = g scale}. */
    private static Value ofInput(Backward node, Value normal, Value inverse) {
        List<Long> shape = node.shape(node.input(0));
        long[] axes = LongStream.range(Shapes.axis(node, -1), shape.size()).toArray();
        long size = Shapes.size(shape, axes);
        if (size < 0) {
            throw node.cannot("the size of what it normalizes is not fixed");
        }
        Value scaled = node.gradient().times(node.input(SCALE));
        Value mean = scaled.sum(true, axes).times(1.0 / size);
        Value slope = scaled.times(normal).sum(true, axes).times(1.0 / size);
        return scaled.minus(mean).minus(normal.times(slope)).times(inverse);
    }
}
