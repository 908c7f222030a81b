package io.skerry.onnx.training;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.graph.OnnxGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which of a model's initializers are parameters: tensors of FP32 from which its output is computed, but for statistics. */
final class Trainable {

    private static final int MEAN = 3;

    private Trainable() {}

    /**
     * Those that are not frozen, in the model's order.
     *
     * @throws ModelException if none is left, or one that shall be frozen does not exist
     */
    static List<TensorProto> of(OnnxGraph model, Set<String> frozen) {
        Set<String> statistics = statistics(model);
        List<TensorProto> parameters = model.initializers().values().stream()
                .filter(tensor -> tensor.getDataType() == DataType.FLOAT.getNumber() && tensor.getDimsCount() > 0)
                .filter(tensor -> !statistics.contains(tensor.getName()))
                .toList();
        requireKnown(parameters, statistics, frozen);
        List<TensorProto> trained = parameters.stream()
                .filter(tensor -> !frozen.contains(tensor.getName()))
                .toList();
        if (trained.isEmpty()) {
            throw new ModelException(
                    Kind.UNSUPPORTED,
                    parameters.isEmpty()
                            ? "the model has no parameters of FP32: export it before it is quantised, and keep its initializers"
                            : "all parameters are frozen: leave at least one to be trained");
        }
        return trained;
    }

    /** Running mean and variance of batch normalizations. */
    private static Set<String> statistics(OnnxGraph model) {
        Set<String> statistics = new HashSet<>();
        for (NodeProto node : model.nodes()) {
            if (node.getOpType().equals("BatchNormalization")) {
                statistics.addAll(node.getInputList().subList(MEAN, node.getInputCount()));
            }
        }
        return statistics;
    }

    private static void requireKnown(List<TensorProto> parameters, Set<String> statistics, Set<String> frozen) {
        Set<String> known = new TreeSet<>(statistics);
        parameters.forEach(parameter -> known.add(parameter.getName()));
        frozen.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new ModelException(
                    Kind.CONTRADICTION,
                    "'" + name + "' cannot be frozen: the model's parameters and running statistics are " + known);
        });
    }
}
