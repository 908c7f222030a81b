package io.skerry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.Datatype;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.ValueTypes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Which values of a graph change smoothly with some others: gradients flow through them, and stop at integers and truth values. */
final class Dependence {

    private static final Set<Datatype> REAL = EnumSet.of(Datatype.FP32, Datatype.FP16, Datatype.FP64);

    private final ValueTypes types;
    private final Set<String> dependent;

    private Dependence(Set<String> of, ValueTypes types) {
        this.types = types;
        this.dependent = new HashSet<>(of);
    }

    /**
     * Finds them, the given ones among them.
     *
     * @throws GradientException if a gradient cannot come back through a node
     */
    static Set<String> on(Set<String> of, OnnxGraph graph, ValueTypes types) {
        Dependence dependence = new Dependence(of, types);
        graph.nodes().forEach(dependence::follow);
        return Set.copyOf(dependence.dependent);
    }

    private void follow(NodeProto node) {
        requirePlain(node);
        if (node.getInputList().stream().noneMatch(dependent::contains)) {
            return;
        }
        requireSingle(node);
        for (String output : node.getOutputList()) {
            if (output.isEmpty()) {
                continue;
            }
            if (!types.ranked(output)) {
                throw GradientException.at(
                        node,
                        "how many dimensions '" + output
                                + "' has is not known before it runs: export the model with fixed shapes but for the batch");
            }
            if (REAL.contains(types.of(output).datatype())) {
                dependent.add(output);
            }
        }
    }

    /** What depends on a parameter may not be used inside a subgraph, from where no gradient comes back. */
    private void requirePlain(NodeProto node) {
        OuterValues.of(node).stream().filter(dependent::contains).findFirst().ifPresent(value -> {
            throw GradientException.at(
                    node,
                    "its subgraph uses '" + value
                            + "', which is a parameter or depends on one: export the model without"
                            + " control flow, or freeze those parameters");
        });
    }

    /** Only a Cast may leave FP32, for another Cast to come back. */
    private void requireSingle(NodeProto node) {
        if (node.getOpType().equals("Cast")) {
            return;
        }
        node.getInputList().stream()
                .filter(dependent::contains)
                .filter(input -> types.of(input).datatype() != Datatype.FP32)
                .findFirst()
                .ifPresent(input -> {
                    throw GradientException.at(
                            node,
                            "its input " + types.of(input) + " is not FP32: export the model in single precision");
                });
    }
}
