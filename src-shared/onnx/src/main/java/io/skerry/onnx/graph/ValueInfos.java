package io.skerry.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/** What a graph says of an input or an output. */
public final class ValueInfos {

    private static final String BATCH = "N";

    private ValueInfos() {}

    /** A tensor, -1 for the dimension that is free: the batch. */
    public static ValueInfoProto of(String name, DataType type, List<Long> shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long length : shape) {
            if (length < 0) {
                dimensions.addDimBuilder().setDimParam(BATCH);
            } else {
                dimensions.addDimBuilder().setDimValue(length);
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(dimensions)))
                .build();
    }
}
