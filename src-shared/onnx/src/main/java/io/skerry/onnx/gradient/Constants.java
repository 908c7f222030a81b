package io.skerry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.graph.NodeAttributes;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Tensors;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of a graph's values before it runs: initializers, and what Constant nodes give. */
final class Constants {

    private final Map<String, TensorProto> tensors;

    Constants(OnnxGraph graph) {
        tensors = new HashMap<>(graph.initializers());
        graph.nodes().stream()
                .filter(node -> node.getOpType().equals("Constant"))
                .forEach(node -> tensor(node).ifPresent(tensor -> tensors.put(node.getOutput(0), tensor)));
    }

    private static Optional<TensorProto> tensor(NodeProto node) {
        NodeAttributes attributes = new NodeAttributes(node);
        return attributes
                .find("value")
                .map(attribute -> attribute.getT())
                .or(() -> attributes
                        .integers("value_ints")
                        .map(values -> Tensors.longs("", new long[] {values.length}, values)))
                .or(() ->
                        attributes.find("value_int").map(attribute -> Tensors.longs("", new long[0], attribute.getI())))
                .or(() -> attributes
                        .find("value_float")
                        .map(attribute -> Tensors.floats("", new long[0], attribute.getF())));
    }

    /** The elements of a constant of INT64. */
    Optional<long[]> integers(String value) {
        return find(value, DataType.INT64).map(Tensors::longs);
    }

    /** The elements of a constant of FP32. */
    Optional<float[]> reals(String value) {
        return find(value, DataType.FLOAT).map(Tensors::floats);
    }

    private Optional<TensorProto> find(String value, DataType type) {
        return Optional.ofNullable(tensors.get(value)).filter(tensor -> tensor.getDataType() == type.getNumber());
    }
}
