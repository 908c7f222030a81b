package io.skerry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.ValueTypes;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Adds to a graph its own nodes, and then those that compute the gradient of its outputs with respect to some of its values. */
public final class Differentiation {

    private final OnnxGraph forward;
    private final ValueTypes types;
    private final Set<String> of;
    private final Set<String> dependent;
    private final RuleChoice training;
    private final Function<NodeProto, GradientRule> rules;

    /**
     * Prepares the differentiation of a graph.
     *
     * @param types of its values
     * @param of the values whose gradients are asked for
     * @param training the nodes that do something else while it is trained
     * @param rules the rule of each other node
     * @throws GradientException if a node that depends on them cannot be differentiated
     */
    public Differentiation(
            OnnxGraph forward,
            ValueTypes types,
            Set<String> of,
            RuleChoice training,
            Function<NodeProto, GradientRule> rules) {
        this.forward = forward;
        this.types = types;
        this.of = Set.copyOf(of);
        this.dependent = Dependence.on(this.of, forward, types);
        this.training = training;
        this.rules = rules;
    }

    /** Adds the nodes of the graph itself, each with the outputs that its gradient needs. */
    public Tape addForward(GraphBuilder graph) {
        Constants constants = new Constants(forward);
        forward.nodes().forEach(node -> graph.reserve(node.getOutputList()));
        Tape tape = new Tape(graph, of, dependent);
        for (NodeProto node : forward.nodes()) {
            Optional<GradientRule> other = training.of(node);
            if (isOnTheWay(node) || other.isPresent()) {
                NodeView view = new NodeView(node, graph, types, constants);
                tape.add(view, other.orElseGet(() -> rules.apply(node)).forward(view));
            } else {
                graph.add(node);
            }
        }
        return tape;
    }

    /** What makes integers or truth values of a dependent value ends its way. */
    private boolean isOnTheWay(NodeProto node) {
        return node.getInputList().stream().anyMatch(dependent::contains)
                && node.getOutputList().stream().anyMatch(dependent::contains);
    }
}
