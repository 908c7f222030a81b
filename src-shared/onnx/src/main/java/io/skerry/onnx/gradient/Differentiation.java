package io.skerry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Value;
import io.skerry.onnx.graph.ValueTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds to a graph its own nodes, and then those that compute the gradient of its outputs with respect to some of its values. */
public final class Differentiation {

    private final OnnxGraph forward;
    private final ValueTypes types;
    private final Set<String> of;
    private final Set<String> dependent;

    /**
     * Prepares the differentiation of a graph.
     *
     * @param types of its values
     * @param of the values whose gradients are asked for
     * @throws GradientException if a node that depends on them has no rule
     */
    public Differentiation(OnnxGraph forward, ValueTypes types, Set<String> of) {
        this.forward = forward;
        this.types = types;
        this.of = Set.copyOf(of);
        this.dependent = dependent(forward, of);
    }

    private static Set<String> dependent(OnnxGraph forward, Set<String> of) {
        Set<String> dependent = new HashSet<>(of);
        for (NodeProto node : forward.nodes()) {
            requirePlain(node, dependent);
            if (node.getInputList().stream().anyMatch(dependent::contains)) {
                dependent.addAll(node.getOutputList());
            }
        }
        return dependent;
    }

    /** What depends on a parameter may not be used inside a subgraph, from where no gradient comes back. */
    private static void requirePlain(NodeProto node, Set<String> dependent) {
        OuterValues.of(node).stream().filter(dependent::contains).findFirst().ifPresent(value -> {
            throw GradientException.at(
                    node,
                    "its subgraph uses '" + value
                            + "', which is a parameter or depends on one: export the model without"
                            + " control flow, or freeze those parameters");
        });
    }

    /** Adds the nodes of the graph itself, each with the outputs that its gradient needs. */
    public List<NodeProto> addForward(GraphBuilder graph) {
        List<NodeProto> nodes = new ArrayList<>();
        for (NodeProto node : forward.nodes()) {
            NodeProto added = isOnTheWay(node) ? GradientRules.of(node).forward(node, graph) : node;
            graph.add(added);
            nodes.add(added);
        }
        return nodes;
    }

    /**
     * Adds the nodes that compute the gradients.
     *
     * @param nodes as {@link #addForward} gave them
     * @param seeds the gradients of the outputs, by name
     * @return the gradient of each value that was asked for; one that the outputs do not depend on is missing
     */
    public Map<String, Value> addBackward(GraphBuilder graph, List<NodeProto> nodes, Map<String, Value> seeds) {
        Constants constants = new Constants(forward);
        Gradients gradients = new Gradients(dependent);
        seeds.forEach(gradients::add);
        for (NodeProto node : nodes.reversed()) {
            if (isOnTheWay(node)
                    && node.getOutputList().stream()
                            .anyMatch(output -> gradients.of(output, graph).isPresent())) {
                GradientRules.of(node).apply(new Backward(node, graph, types, constants, gradients));
            }
        }
        Map<String, Value> found = new HashMap<>();
        of.forEach(value -> gradients.of(value, graph).ifPresent(gradient -> found.put(value, gradient)));
        return found;
    }

    private boolean isOnTheWay(NodeProto node) {
        return node.getInputList().stream().anyMatch(dependent::contains);
    }
}
