package io.skerry.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;

/**
 * A value in a graph that is being built. Its operations add nodes to the graph.
 *
 * @param graph that it is in
 * @param name its name there; empty for one that is left out
 */
public record Value(GraphBuilder graph, String name) {

    /** What an operator of one input makes of it. */
    public Value apply(String operator, AttributeProto... attributes) {
        return graph.node(operator, List.of(this), attributes);
    }

    private Value with(String operator, Value other) {
        return graph.node(operator, List.of(this, other));
    }

    public Value plus(Value other) {
        return with("Add", other);
    }

    public Value minus(Value other) {
        return with("Sub", other);
    }

    public Value times(Value other) {
        return with("Mul", other);
    }

    public Value times(double factor) {
        return factor == 1 ? this : times(graph.scalar(factor));
    }

    public Value over(Value other) {
        return with("Div", other);
    }

    public Value plus(double term) {
        return term == 0 ? this : plus(graph.scalar(term));
    }

    public Value negated() {
        return apply("Neg");
    }

    public Value squared() {
        return times(this);
    }

    /** The matrix product. */
    public Value matmul(Value other) {
        return with("MatMul", other);
    }

    /** With its dimensions in another order. */
    public Value transposed(long... order) {
        return apply("Transpose", Attributes.integers("perm", order));
    }

    /** With another shape, in which -1 stands for what remains. */
    public Value reshaped(long... shape) {
        return reshaped(graph.integers(shape));
    }

    /** With another shape, a vector of INT64. */
    public Value reshaped(Value shape) {
        return with("Reshape", shape);
    }

    /** The sum over dimensions, which stay with length 1 if they are kept. */
    public Value sum(boolean keep, long... axes) {
        return graph.node(
                "ReduceSum", List.of(this, graph.integers(axes)), Attributes.integer("keepdims", keep ? 1 : 0));
    }

    /** The sum of all elements: a scalar. */
    public Value sum() {
        return apply("ReduceSum", Attributes.integer("keepdims", 0));
    }

    /** Its elements as FP32. */
    public Value asFloat() {
        return apply("Cast", Attributes.integer("to", 1));
    }

    /** Where a condition holds, this, and another value elsewhere. */
    public Value where(Value condition, Value otherwise) {
        return graph.node("Where", List.of(condition, this, otherwise));
    }

    /** 1 where this is equal to another value, 0 elsewhere; FP32. */
    public Value equalTo(Value other) {
        return with("Equal", other).asFloat();
    }

    /** 1 where this is greater than another value, 0 elsewhere; FP32. */
    public Value above(Value other) {
        return with("Greater", other).asFloat();
    }
}
