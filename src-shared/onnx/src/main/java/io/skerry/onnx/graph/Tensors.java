package io.skerry.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Tensors in a model's file: numbers in, numbers out. */
public final class Tensors {

    private Tensors() {}

    /** A tensor of FP32. */
    public static TensorProto floats(String name, long[] shape, float... values) {
        ByteBuffer raw = buffer(values.length * Float.BYTES);
        raw.asFloatBuffer().put(values);
        return tensor(name, shape, DataType.FLOAT, raw);
    }

    /** A tensor of INT64. */
    public static TensorProto longs(String name, long[] shape, long... values) {
        ByteBuffer raw = buffer(values.length * Long.BYTES);
        raw.asLongBuffer().put(values);
        return tensor(name, shape, DataType.INT64, raw);
    }

    /** A scalar of UINT64. */
    public static TensorProto bits(String name, long value) {
        ByteBuffer raw = buffer(Long.BYTES);
        raw.asLongBuffer().put(value);
        return tensor(name, new long[0], DataType.UINT64, raw);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static TensorProto tensor(String name, long[] shape, DataType type, ByteBuffer raw) {
        long bytes =
                LongStream.of(shape).reduce(type == DataType.FLOAT ? Float.BYTES : Long.BYTES, Math::multiplyExact);
        if (bytes != raw.capacity()) {
            throw new IllegalArgumentException("'" + name + "' of the shape " + Arrays.toString(shape) + " has " + bytes
                    + " bytes, got " + raw.capacity());
        }
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(LongStream.of(shape).boxed().toList())
                .setRawData(ByteString.copyFrom(raw))
                .build();
    }

    /** A tensor of FP32 with other elements. */
    static TensorProto replaced(TensorProto tensor, float[] values) {
        if (tensor.getDataType() != DataType.FLOAT.getNumber() || elements(tensor) != values.length) {
            throw new ModelException(
                    Kind.CONTRADICTION,
                    values.length + " numbers of FP32 cannot take the place of '" + tensor.getName() + "', which is "
                            + DataType.forNumber(tensor.getDataType()) + " " + tensor.getDimsList());
        }
        long[] shape = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
        return floats(tensor.getName(), shape, values);
    }

    /** How many elements a tensor has. */
    public static int elements(TensorProto tensor) {
        return Math.toIntExact(
                tensor.getDimsList().stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact));
    }

    /** The elements of a tensor of FP32. */
    public static float[] floats(TensorProto tensor) {
        if (tensor.getDataType() != DataType.FLOAT.getNumber()) {
            throw new ModelException(
                    Kind.UNSUPPORTED,
                    "'" + tensor.getName() + "' has elements of type " + DataType.forNumber(tensor.getDataType())
                            + ": FLOAT is expected here");
        }
        float[] values = new float[elements(tensor)];
        if (tensor.hasRawData()) {
            require(tensor, values.length * Float.BYTES, tensor.getRawData().size());
            tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
        } else {
            require(tensor, values.length, tensor.getFloatDataCount());
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.getFloatData(i);
            }
        }
        return values;
    }

    /** The elements of a tensor of INT64. */
    public static long[] longs(TensorProto tensor) {
        long[] values = new long[elements(tensor)];
        if (tensor.hasRawData()) {
            require(tensor, values.length * Long.BYTES, tensor.getRawData().size());
            tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer()
                    .get(values);
        } else {
            require(tensor, values.length, tensor.getInt64DataCount());
            Arrays.setAll(values, tensor::getInt64Data);
        }
        return values;
    }

    private static void require(TensorProto tensor, int expected, int found) {
        if (expected != found) {
            throw new ModelException(
                    Kind.CORRUPT,
                    "'" + tensor.getName() + "' should have " + expected + " bytes or elements and has " + found
                            + ": copy the model again");
        }
    }
}
