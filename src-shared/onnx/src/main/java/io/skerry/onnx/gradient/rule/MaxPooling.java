package io.skerry.onnx.gradient.rule;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.GradientRule;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import java.util.List;

/** MaxPool: the largest element of each window gets the window's gradient. */
public final class MaxPooling implements GradientRule {

    private static final int INDICES = 1;

    /** Also says where the largest elements are. */
    @Override
    public NodeProto forward(NodeProto node, GraphBuilder graph) {
        if (node.getOutputCount() > INDICES && !node.getOutput(INDICES).isEmpty()) {
            return node;
        }
        return node.toBuilder()
                .clearOutput()
                .addOutput(node.getOutput(0))
                .addOutput(graph.free(node.getOutput(0) + "_indices"))
                .build();
    }

    @Override
    public void apply(Backward node) {
        if (node.attributes().integer("storage_order", 0) != 0) {
            throw node.cannot("it counts elements column by column: storage_order must be 0");
        }
        node.give(0, () -> {
            Value input = node.input(0);
            Value nothing = node.graph()
                    .node(
                            "ConstantOfShape",
                            List.of(input.apply("Size").reshaped(1)),
                            Attributes.tensor("value", Tensors.floats("", new long[] {1}, 0)));
            Value flat = node.graph()
                    .node(
                            "ScatterElements",
                            List.of(
                                    nothing,
                                    node.output(INDICES).reshaped(-1),
                                    node.gradient().reshaped(-1)),
                            Attributes.integer("axis", 0),
                            Attributes.text("reduction", "add"));
            return Shapes.as(node, flat, input);
        });
    }
}
