package io.skerry.onnx.training;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import java.util.List;

/**
 * The counter-based generator of random bits that is called Squares (Widynski, <i>Squares: A Fast Counter-Based RNG</i>, 2020) as nodes of a
 * graph: four rounds of squaring and exchanging halves in UINT64, whose overflow ONNX Runtime drops. Integers alone, so that each machine
 * draws the same bits.
 */
final class Squares {

    private static final int UINT64 = 13;

    /** As irregular as the paper asks a key to be. */
    private static final long KEY_OF_KEYS = 0xc58efd154ce32f6dL;

    /** 2^64 over the golden ratio, odd: multiples of it lie far from each other. */
    private static final long APART = 0x9e3779b97f4a7c15L;

    private final Value seed;

    /** @param seed an integer, INT64: a scalar */
    Squares(Value seed) {
        this.seed = bits(unsigned(seed), constant(seed.graph(), KEY_OF_KEYS));
    }

    /**
     * Random bits, UINT64, in the shape of a value.
     *
     * @param stream which of the independent streams of the seed
     */
    Value bits(Value like, int stream) {
        GraphBuilder graph = like.graph();
        Value key = seed.times(constant(graph, 2)).plus(constant(graph, 2L * stream * APART + 1));
        Value numbers = graph.node(
                "Range",
                List.of(
                        graph.constant("zero", Tensors.longs("", new long[0], 0)),
                        like.apply("Size"),
                        graph.constant("one", Tensors.longs("", new long[0], 1))));
        return bits(unsigned(numbers), key).reshaped(like.apply("Shape"));
    }

    private static Value bits(Value counter, Value key) {
        Value y = counter.times(key);
        Value z = y.plus(key);
        Value first = exchanged(y.squared().plus(y));
        Value second = exchanged(first.squared().plus(z));
        Value third = exchanged(second.squared().plus(y));
        return third.squared().plus(z);
    }

    private static Value exchanged(Value x) {
        return shifted(x, "LEFT").plus(shifted(x, "RIGHT"));
    }

    private static Value shifted(Value x, String direction) {
        AttributeProto to = Attributes.text("direction", direction);
        return x.graph().node("BitShift", List.of(x, constant(x.graph(), Integer.SIZE)), to);
    }

    private static Value unsigned(Value integers) {
        return integers.apply("Cast", Attributes.integer("to", UINT64));
    }

    /** A scalar. */
    static Value constant(GraphBuilder graph, long bits) {
        return graph.constant("bits", Tensors.bits("", bits));
    }
}
