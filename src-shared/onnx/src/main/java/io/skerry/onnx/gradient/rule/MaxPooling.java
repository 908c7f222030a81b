package io.skerry.onnx.gradient.rule;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.GradientRule;
import io.skerry.onnx.gradient.NodeView;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Value;
import java.util.List;

/** MaxPool: the largest element of each window gets the window's gradient. */
public final class MaxPooling implements GradientRule {

    private static final int INDICES = 1;

    /** Also says where the largest elements are. */
    @Override
    public Pullback forward(NodeView view) {
        if (view.attributes().integer("storage_order", 0) != 0) {
            throw view.cannot("it counts elements column by column: storage_order must be 0");
        }
        NodeProto node = view.node();
        boolean known =
                node.getOutputCount() > INDICES && !node.getOutput(INDICES).isEmpty();
        String indices = known ? node.getOutput(INDICES) : view.graph().free(node.getOutput(0) + "_indices");
        view.graph()
                .add(node.toBuilder()
                        .clearOutput()
                        .addOutput(node.getOutput(0))
                        .addOutput(indices)
                        .build());
        Value places = view.graph().value(indices);
        return back -> spread(back, places);
    }

    private static void spread(Backward node, Value indices) {
        node.give(0, () -> {
            Value flat = node.graph()
                    .node(
                            "ScatterElements",
                            List.of(
                                    Shapes.zeros(node.input(0).apply("Size").reshaped(1)),
                                    indices.reshaped(-1),
                                    node.gradient().reshaped(-1)),
                            Attributes.integer("axis", 0),
                            Attributes.text("reduction", "add"));
            return Shapes.as(node, flat, node.input(0));
        });
    }
}
