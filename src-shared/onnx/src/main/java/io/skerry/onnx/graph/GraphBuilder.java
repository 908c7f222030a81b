package io.skerry.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Builds a graph node by node. Values have the names that they are given, or new ones; a constant that is asked for again is the same.
 * Not thread-safe.
 */
public final class GraphBuilder {

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> names = new HashSet<>();
    private final Set<String> reserved = new HashSet<>();
    private final Map<TensorProto, Value> constants = new HashMap<>();
    private int made;

    public GraphBuilder(String name) {
        graph.setName(name);
    }

    /** Keeps names for values that will be added under them. */
    public void reserve(Collection<String> coming) {
        reserved.addAll(coming);
    }

    /** A name that no value has yet, nor will have; it is free until a value takes it. */
    public String free(String hint) {
        String name = hint;
        while (names.contains(name) || reserved.contains(name)) {
            name = hint + "_" + ++made;
        }
        return name;
    }

    private String fresh(String hint) {
        String name = free(hint);
        claim(name);
        return name;
    }

    /** A value of the graph. */
    public Value value(String name) {
        return new Value(this, name);
    }

    /** In place of an optional input that is left out. */
    public Value none() {
        return value("");
    }

    /** Adds a node as it is; its outputs' names must be new. */
    public void add(NodeProto node) {
        node.getOutputList().forEach(this::claim);
        graph.addNode(node);
    }

    public Value input(ValueInfoProto input) {
        claim(input.getName());
        graph.addInput(input);
        return value(input.getName());
    }

    public void initializer(TensorProto tensor) {
        claim(tensor.getName());
        graph.addInitializer(tensor);
    }

    /** Makes a value that is there an output. */
    public void output(ValueInfoProto output) {
        graph.addOutput(output);
    }

    private void claim(String name) {
        if (!name.isEmpty() && !names.add(name)) {
            throw new IllegalArgumentException("the graph has a value '" + name + "' already");
        }
    }

    /** A node with one output. */
    public Value node(String operator, List<Value> inputs, AttributeProto... attributes) {
        return nodes(operator, inputs, 1, attributes).getFirst();
    }

    /** A node whose one output has a name already. */
    public void node(String operator, List<Value> inputs, Value output) {
        claim(output.name());
        append(operator, inputs, List.of(output));
    }

    /** A node with several outputs. */
    public List<Value> nodes(String operator, List<Value> inputs, int outputs, AttributeProto... attributes) {
        List<Value> made = IntStream.range(0, outputs)
                .mapToObj(_ -> value(fresh(operator)))
                .toList();
        append(operator, inputs, made, attributes);
        return made;
    }

    /** Gives a value a name of its own. */
    public void name(Value value, String name) {
        node("Identity", List.of(value), value(name));
    }

    private void append(String operator, List<Value> inputs, List<Value> outputs, AttributeProto... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addAllAttribute(Arrays.asList(attributes));
        inputs.forEach(input -> node.addInput(input.name()));
        outputs.forEach(output -> node.addOutput(output.name()));
        graph.addNode(node);
    }

    /** A constant FP32 scalar. */
    public Value scalar(double value) {
        return constant("scalar", Tensors.floats("", new long[0], (float) value));
    }

    /** A constant vector of INT64. */
    public Value integers(long... values) {
        return constant("integers", Tensors.longs("", new long[] {values.length}, values));
    }

    /** A constant tensor that has no name yet. */
    public Value constant(String hint, TensorProto tensor) {
        return constants.computeIfAbsent(tensor, _ -> {
            String name = fresh(hint);
            graph.addInitializer(tensor.toBuilder().setName(name));
            return value(name);
        });
    }

    public GraphProto build() {
        return graph.build();
    }
}
