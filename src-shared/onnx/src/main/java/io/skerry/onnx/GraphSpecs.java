package io.skerry.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.TensorInfo;
import io.skerry.onnx.ModelException.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What a loaded graph says of its inputs or outputs; all must be tensors of numbers. */
final class GraphSpecs {

    private GraphSpecs() {}

    /**
     * @param role what they are, for the message
     * @throws ModelException if one cannot be passed to or from Java
     */
    static List<TensorSpec> of(Map<String, NodeInfo> nodes, String role, String model) {
        return nodes.values().stream().map(node -> spec(node, role, model)).toList();
    }

    private static TensorSpec spec(NodeInfo node, String role, String model) {
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            throw new ModelException(
                    Kind.UNSUPPORTED,
                    model + ": " + role + " '" + node.getName()
                            + "' is not a tensor: export the model with plain tensors (scikit-learn: zipmap=False)");
        }
        Datatype datatype = Datatype.of(tensor.type)
                .orElseThrow(() -> new ModelException(
                        Kind.UNSUPPORTED,
                        model + ": " + role + " '" + node.getName() + "' has elements of type " + tensor.onnxType
                                + ", which cannot be passed to it here: cast it inside the graph"));
        return new TensorSpec(
                node.getName(),
                datatype,
                LongStream.of(tensor.getShape()).boxed().toList());
    }
}
