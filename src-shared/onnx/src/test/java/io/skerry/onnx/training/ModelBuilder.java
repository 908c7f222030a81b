package io.skerry.onnx.training;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import io.skerry.onnx.graph.ValueInfos;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Builds inference graphs layer by layer, with names as PyTorch gives them. Parameters are what a map says, or zeros. */
final class ModelBuilder {

    private static final int OPSET = 17;

    private final GraphBuilder graph = new GraphBuilder("model");
    private final Map<String, float[]> values;

    ModelBuilder(Map<String, float[]> values) {
        this.values = values;
    }

    ModelBuilder() {
        this(Map.of());
    }

    GraphBuilder graph() {
        return graph;
    }

    /** An input whose first dimension is the batch. */
    Value input(String name, long... ofExample) {
        List<Long> shape = LongStream.concat(LongStream.of(-1), LongStream.of(ofExample))
                .boxed()
                .toList();
        return graph.input(ValueInfos.of(name, DataType.FLOAT, shape));
    }

    Value parameter(String name, long... shape) {
        int size = Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact));
        graph.initializer(Tensors.floats(name, shape, values.getOrDefault(name, new float[size])));
        return graph.value(name);
    }

    Value linear(String name, Value x, long in, long out) {
        Value weight = parameter(name + ".weight", out, in);
        Value bias = parameter(name + ".bias", out);
        return graph.node("Gemm", List.of(x, weight, bias), Attributes.integer("transB", 1));
    }

    /** Quadratic kernels, padded to keep the size at stride 1. */
    Value conv(String name, Value x, long in, long out, long kernel, long stride) {
        return graph.node(
                "Conv", List.of(x, parameter(name + ".weight", out, in, kernel, kernel)), sliding(kernel, stride));
    }

    Value convWithBias(String name, Value x, long in, long out, long kernel) {
        Value weight = parameter(name + ".weight", out, in, kernel, kernel);
        return graph.node("Conv", List.of(x, weight, parameter(name + ".bias", out)), sliding(kernel, 1));
    }

    private static AttributeProto[] sliding(long kernel, long stride) {
        long pad = kernel / 2;
        return new AttributeProto[] {
            Attributes.integers("strides", stride, stride), Attributes.integers("pads", pad, pad, pad, pad)
        };
    }

    Value batchNormalization(String name, Value x, long channels) {
        return graph.node(
                "BatchNormalization",
                List.of(
                        x,
                        parameter(name + ".weight", channels),
                        parameter(name + ".bias", channels),
                        parameter(name + ".running_mean", channels),
                        parameter(name + ".running_var", channels)));
    }

    /** Without overlap. */
    static Value pool(String operator, Value x, long size) {
        return x.apply(
                operator, Attributes.integers("kernel_shape", size, size), Attributes.integers("strides", size, size));
    }

    OnnxGraph build(Value output, long... ofExample) {
        List<Long> shape = LongStream.concat(LongStream.of(-1), LongStream.of(ofExample))
                .boxed()
                .toList();
        graph.output(ValueInfos.of(output.name(), DataType.FLOAT, shape));
        return OnnxGraph.of(graph.build(), OPSET);
    }
}
