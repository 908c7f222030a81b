package io.skerry.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers in native byte order, row by row (C order), outside the Java heap, so that the native call reads them where they are.
 * Whoever makes one leaves the bytes and the shape alone while it is in use.
 *
 * @param datatype of the elements
 * @param shape the dimensions, none negative; empty for one number
 * @param data direct; exactly the elements, from position 0
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one; a list would box each dimension of each request
public record Tensor(Datatype datatype, long[] shape, ByteBuffer data) {

    /** @throws TensorException if the buffer is not direct or its bytes are not what the shape says */
    public Tensor {
        if (!data.isDirect()) {
            throw new TensorException("the tensor's bytes are on the Java heap: use Tensor.copyOf");
        }
        requireBytes(datatype, shape, data);
        data = data.slice().order(ByteOrder.nativeOrder());
    }

    /** A tensor with a copy of the bytes, which are in native order and may be on the heap. */
    public static Tensor copyOf(Datatype datatype, long[] shape, ByteBuffer bytes) {
        requireBytes(datatype, shape, bytes);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.remaining()).put(bytes.duplicate());
        return new Tensor(datatype, shape.clone(), direct.flip());
    }

    private static void requireBytes(Datatype datatype, long[] shape, ByteBuffer bytes) {
        long expected = byteCount(datatype, shape);
        if (expected != bytes.remaining()) {
            throw new TensorException("a tensor of " + datatype + " " + Arrays.toString(shape) + " has " + expected
                    + " bytes, found " + bytes.remaining());
        }
    }

    /** A tensor of {@link Datatype#FP32}. */
    public static Tensor of(long[] shape, float... values) {
        ByteBuffer direct =
                ByteBuffer.allocateDirect(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
        direct.asFloatBuffer().put(values);
        return new Tensor(Datatype.FP32, shape, direct);
    }

    /** The elements of a tensor of {@link Datatype#FP32}. */
    public float[] floats() {
        if (datatype != Datatype.FP32) {
            throw new TensorException("the tensor is " + datatype + ", expected FP32");
        }
        float[] values = new float[data.remaining() / Float.BYTES];
        data.asFloatBuffer().get(values);
        return values;
    }

    /**
     * Checks that no element is NaN or infinity.
     *
     * @param name of the input, for the message
     * @throws TensorException with the place of the first one
     */
    public void requireFinite(String name) {
        int at = Finite.firstOther(this);
        if (at >= 0) {
            throw new TensorException(
                    "input '" + name + "' has NaN or infinity at element " + at + ": send finite numbers");
        }
    }

    /**
     * Bytes of a tensor.
     *
     * @throws TensorException if a dimension is negative or the tensor has more than 2 GiB
     */
    static long byteCount(Datatype datatype, long[] shape) {
        long bytes = datatype.bytes();
        for (long dimension : shape) {
            if (dimension < 0) {
                throw new TensorException("the shape " + Arrays.toString(shape) + " has a negative dimension");
            }
            long product = Math.multiplyHigh(bytes, dimension) == 0 ? bytes * dimension : -1;
            if (product < 0 || product > Integer.MAX_VALUE) {
                throw new TensorException(
                        "a tensor of " + datatype + " " + Arrays.toString(shape) + " has more than 2 GiB");
            }
            bytes = product;
        }
        return bytes;
    }
}
