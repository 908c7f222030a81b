package io.skerry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.Datatype;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.NodeAttributes;
import io.skerry.onnx.graph.Value;
import io.skerry.onnx.graph.ValueTypes;
import java.util.List;
import java.util.Optional;

/** One node of the graph before differentiation, as a rule sees it, and the graph that is being built from it. */
public sealed class NodeView permits Backward {

    private final NodeProto node;
    private final GraphBuilder graph;
    private final ValueTypes types;
    private final Constants constants;

    NodeView(NodeProto node, GraphBuilder graph, ValueTypes types, Constants constants) {
        this.node = node;
        this.graph = graph;
        this.types = types;
        this.constants = constants;
    }

    NodeView(NodeView other) {
        this(other.node, other.graph, other.types, other.constants);
    }

    public NodeProto node() {
        return node;
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

    public Datatype datatype(Value value) {
        return types.of(value.name()).datatype();
    }

    /**
     * The integers of an input that must be a constant, such as axes.
     *
     * @throws GradientException if the graph computes it
     */
    public long[] integers(int input) {
        return constants.integers(node.getInput(input)).orElseThrow(() -> notConstant(input));
    }

    /**
     * The numbers of an input that must be a constant of FP32, such as a ratio.
     *
     * @throws GradientException if the graph computes it
     */
    public float[] reals(int input) {
        return constants.reals(node.getInput(input)).orElseThrow(() -> notConstant(input));
    }

    /** The number that an input is; empty if it is computed, or several numbers. */
    public Optional<Float> number(int input) {
        return constants
                .reals(node.getInput(input))
                .filter(reals -> reals.length == 1)
                .map(reals -> reals[0]);
    }

    private GradientException notConstant(int input) {
        return cannot("its input '" + node.getInput(input)
                + "' is not a constant: simplify the model when it is exported (constant folding)");
    }

    /** To be thrown for a node that cannot be differentiated. */
    public GradientException cannot(String why) {
        return GradientException.at(node, why);
    }
}
