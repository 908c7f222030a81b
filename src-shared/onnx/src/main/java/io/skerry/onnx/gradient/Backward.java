package io.skerry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.NodeAttributes;
import io.skerry.onnx.graph.Value;
import io.skerry.onnx.graph.ValueTypes;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One node on the way back: what a rule sees of it, and where it puts the gradients of its inputs. */
public final class Backward {

    private final NodeProto node;
    private final GraphBuilder graph;
    private final ValueTypes types;
    private final Constants constants;
    private final Gradients gradients;

    Backward(NodeProto node, GraphBuilder graph, ValueTypes types, Constants constants, Gradients gradients) {
        this.node = node;
        this.graph = graph;
        this.types = types;
        this.constants = constants;
        this.gradients = gradients;
    }

    public GraphBuilder graph() {
        return graph;
    }

    public NodeAttributes attributes() {
        return new NodeAttributes(node);
    }

    public int inputs() {
        return node.getInputCount();
    }

    /** Whether an optional input is there. */
    public boolean hasInput(int index) {
        return index < inputs() && !node.getInput(index).isEmpty();
    }

    public Value input(int index) {
        return graph.value(node.getInput(index));
    }

    public int outputs() {
        return node.getOutputCount();
    }

    public Value output(int index) {
        return graph.value(node.getOutput(index));
    }

    /** The dimensions of a value of the graph before differentiation, -1 where one is not known. */
    public List<Long> shape(Value value) {
        return types.shape(value.name());
    }

    /**
     * The integers of an input that must be a constant, such as axes.
     *
     * @throws GradientException if the graph computes it
     */
    public long[] constant(int input) {
        return constants
                .integers(node.getInput(input))
                .orElseThrow(() -> cannot("its input '" + node.getInput(input)
                        + "' is not a constant: simplify the model when it is exported (constant folding)"));
    }

    /** The gradient of the first output. */
    public Value gradient() {
        return gradient(0).orElseThrow(() -> cannot("nothing is asked of its first output, but of others"));
    }

    /** The gradient of an output; empty if the loss does not depend on it. */
    public Optional<Value> gradient(int output) {
        return gradients.of(node.getOutput(output), graph);
    }

    /** Whether the gradient of an input is asked for. */
    public boolean wants(int input) {
        return hasInput(input) && gradients.wants(node.getInput(input));
    }

    /** Gives an input its gradient, of the input's own shape; nothing is computed where none is asked for. */
    public void give(int input, Supplier<Value> gradient) {
        if (wants(input)) {
            gradients.add(node.getInput(input), gradient.get());
        }
    }

    /** To be thrown for a node that cannot be differentiated. */
    public GradientException cannot(String why) {
        return GradientException.at(node, why);
    }
}
