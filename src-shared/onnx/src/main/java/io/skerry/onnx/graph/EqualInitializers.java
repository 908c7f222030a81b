package io.skerry.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Gives each parameter a tensor of its own again. PyTorch's exporter writes tensors that happen to be equal, such as the scales of normalizations before
 * they are trained, only once, and makes the others from it by Identity. A parameter that is really shared has no such node.
 */
final class EqualInitializers {

    private EqualInitializers() {}

    static GraphProto separated(GraphProto graph) {
        Map<String, TensorProto> tensors = new HashMap<>();
        graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
        Set<String> outputs = new HashSet<>();
        graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(outputs::add);
        GraphProto.Builder separated = graph.toBuilder().clearNode();
        for (NodeProto node : graph.getNodeList()) {
            TensorProto equal = node.getOpType().equals("Identity") ? tensors.get(node.getInput(0)) : null;
            if (equal == null || outputs.contains(node.getOutput(0))) {
                separated.addNode(node);
            } else {
                TensorProto own = equal.toBuilder().setName(node.getOutput(0)).build();
                tensors.put(own.getName(), own);
                separated.addInitializer(own);
            }
        }
        return separated.build();
    }
}
