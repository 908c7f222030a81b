package io.skerry.onnx.reference;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.graph.NodeAttributes;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Tensors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Runs a graph in double precision. */
public final class ReferenceGraph {

    private static final Map<String, Operator> OPERATORS = new HashMap<>();

    static {
        OPERATORS.putAll(Pointwise.operators());
        OPERATORS.putAll(Products.operators());
        OPERATORS.putAll(Convolutions.operators());
        OPERATORS.putAll(Pooling.operators());
        OPERATORS.putAll(Reducing.operators());
        OPERATORS.putAll(Moving.operators());
    }

    private ReferenceGraph() {}

    /** Names of the operators that it knows. */
    public static Set<String> operators() {
        return Set.copyOf(OPERATORS.keySet());
    }

    /** All values of the graph, by name. */
    public static Map<String, Doubles> run(OnnxGraph graph, Map<String, Doubles> inputs) {
        Map<String, Doubles> values = new HashMap<>(inputs);
        graph.initializers().forEach((name, tensor) -> values.putIfAbsent(name, of(tensor)));
        for (NodeProto node : graph.nodes()) {
            List<Optional<Doubles>> taken = node.getInputList().stream()
                    .map(name -> Optional.ofNullable(values.get(name)))
                    .toList();
            Operator operator = Objects.requireNonNull(OPERATORS.get(node.getOpType()), node.getOpType());
            List<Doubles> given = operator.run(new Call(new NodeAttributes(node), taken, node.getOutputCount()));
            for (int i = 0; i < given.size(); i++) {
                values.put(node.getOutput(i), given.get(i));
            }
        }
        return values;
    }

    private static Doubles of(TensorProto tensor) {
        int[] shape = tensor.getDimsList().stream().mapToInt(Math::toIntExact).toArray();
        if (tensor.getDataType() == DataType.FLOAT.getNumber()) {
            float[] floats = Tensors.floats(tensor);
            return new Doubles(
                    shape,
                    IntStream.range(0, floats.length)
                            .mapToDouble(i -> floats[i])
                            .toArray());
        }
        return new Doubles(
                shape, Arrays.stream(Tensors.longs(tensor)).asDoubleStream().toArray());
    }
}
