package io.skerry.training.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Tensors;
import java.util.List;

/** Puts {@code (x - mean) / std} for each column in front of a model, as constants, which are not learned. */
public final class Standardized {

    private static final String MEAN = "input/mean";
    private static final String STD = "input/std";
    private static final String CENTRED = "input/centred";
    private static final String SCALED = "input/scaled";

    private Standardized() {}

    /**
     * The model that takes numbers as they are.
     *
     * @param model with one input, FP32 [N, columns], and no names that begin with {@code input/}
     * @param mean of each column
     * @param std its standard deviation, above 0
     */
    public static OnnxGraph of(OnnxGraph model, List<Double> mean, List<Double> std) {
        String input = model.inputs().getFirst().getName();
        GraphProto.Builder graph = model.graph().toBuilder().clearNode();
        graph.addNode(constant(MEAN, mean));
        graph.addNode(constant(STD, std));
        graph.addNode(node("Sub", input, MEAN, CENTRED));
        graph.addNode(node("Div", CENTRED, STD, SCALED));
        for (NodeProto node : model.nodes()) {
            NodeProto.Builder moved = node.toBuilder();
            for (int i = 0; i < node.getInputCount(); i++) {
                if (node.getInput(i).equals(input)) {
                    moved.setInput(i, SCALED);
                }
            }
            graph.addNode(moved);
        }
        return model.with(graph.build());
    }

    private static NodeProto constant(String name, List<Double> values) {
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i).floatValue();
        }
        TensorProto tensor = Tensors.floats(name, new long[] {numbers.length}, numbers);
        return NodeProto.newBuilder()
                .setOpType("Constant")
                .addOutput(name)
                .addAttribute(Attributes.tensor("value", tensor))
                .build();
    }

    private static NodeProto node(String operator, String left, String right, String output) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addInput(left)
                .addInput(right)
                .addOutput(output)
                .build();
    }
}
