package io.skerry.training.model;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import io.skerry.onnx.graph.ValueInfos;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * A model that is built layer by layer. Weights are drawn as He et al. have it (<i>Delving Deep into Rectifiers</i>, 2015): normal, with
 * variance 2 over the number of inputs; biases are 0.
 */
final class Layers {

    private static final int OPSET = 17;
    static final String INPUT = "input";
    static final String OUTPUT = "logits";

    private final GraphBuilder graph = new GraphBuilder("model");
    private final RandomGenerator random;
    private Value value;
    private long[] shape;
    private int made;

    /**
     * @param shape of one example
     */
    Layers(List<Long> shape, RandomGenerator random) {
        this.random = random;
        this.shape = shape.stream().mapToLong(Long::longValue).toArray();
        this.value = graph.input(ValueInfos.of(
                INPUT,
                DataType.FLOAT,
                LongStream.concat(LongStream.of(-1), LongStream.of(this.shape))
                        .boxed()
                        .toList()));
    }

    /** Shape of one example as it is now. */
    long[] shape() {
        return shape.clone();
    }

    Layers flatten() {
        value = value.apply("Flatten");
        shape = new long[] {LongStream.of(shape).reduce(1, Math::multiplyExact)};
        return this;
    }

    Layers relu() {
        value = value.apply("Relu");
        return this;
    }

    Layers dense(long units) {
        String name = "dense" + ++made;
        Value weight = parameter(name + ".weight", shape[0], units, shape[0]);
        value = graph.node("Gemm", List.of(value, weight, bias(name, units)), Attributes.integer("transB", 1));
        shape = new long[] {units};
        return this;
    }

    /** A convolution that keeps the size, or with stride 2 halves it. */
    Layers convolution(long channels, long kernel, long stride) {
        String name = "conv" + ++made;
        Value weight = parameter(name + ".weight", shape[0] * kernel * kernel, channels, shape[0], kernel, kernel);
        long pad = kernel / 2;
        value = graph.node(
                "Conv",
                List.of(value, weight, bias(name, channels)),
                Attributes.integers("pads", pad, pad, pad, pad),
                Attributes.integers("strides", stride, stride));
        shape = new long[] {channels, (shape[1] - 1) / stride + 1, (shape[2] - 1) / stride + 1};
        return this;
    }

    Layers maxPool() {
        value = value.apply("MaxPool", Attributes.integers("kernel_shape", 2, 2), Attributes.integers("strides", 2, 2));
        shape = new long[] {shape[0], shape[1] / 2, shape[2] / 2};
        return this;
    }

    Layers globalAveragePool() {
        value = value.apply("GlobalAveragePool");
        shape = new long[] {shape[0], 1, 1};
        return this;
    }

    private Value parameter(String name, long inputs, long... dimensions) {
        double deviation = Math.sqrt(2.0 / inputs);
        float[] values = new float[(int) LongStream.of(dimensions).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian(0, deviation);
        }
        graph.initializer(Tensors.floats(name, dimensions, values));
        return graph.value(name);
    }

    private Value bias(String layer, long units) {
        graph.initializer(Tensors.floats(layer + ".bias", new long[] {units}, new float[(int) units]));
        return graph.value(layer + ".bias");
    }

    OnnxGraph finish() {
        graph.name(value, OUTPUT);
        graph.output(ValueInfos.of(OUTPUT, DataType.FLOAT, List.of(-1L, shape[0])));
        return OnnxGraph.of(graph.build(), OPSET);
    }
}
