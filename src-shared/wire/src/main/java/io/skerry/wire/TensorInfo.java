package io.skerry.wire;

import io.skerry.wire.FrameError.Code;
import java.util.List;

/**
 * Where a tensor lies in the body. Its elements are in row-major order and little-endian.
 *
 * @param name name of the model's input or output
 * @param datatype type of its elements
 * @param shape its dimensions, none negative; empty for a scalar
 * @param offset index of its first byte in the body
 * @param length its size in bytes: the product of the shape and the element's size
 */
public record TensorInfo(String name, Datatype datatype, List<Long> shape, int offset, int length) {

    /** Most dimensions of a tensor. */
    public static final int MAX_RANK = 8;

    public TensorInfo {
        Check.name("tensor's name", name, Check.MAX_NAME);
        shape = List.copyOf(shape);
        check(
                shape.size() <= MAX_RANK,
                name,
                "has " + shape.size() + " dimensions, at most " + MAX_RANK + " are allowed");
        check(offset >= 0 && length >= 0, name, "has a negative offset or length");
        check(
                length == byteSize(datatype, shape),
                name,
                "has " + length + " bytes, which is not the size of " + datatype + shape);
    }

    /** Requires that the tensor lies within a body of that many bytes. */
    void checkWithin(int bodyLength) {
        check(
                (long) offset + length <= bodyLength,
                name,
                "ends at byte " + ((long) offset + length) + " of a body of " + bodyLength);
    }

    /** Size in bytes, or -1 if a dimension is negative or the size exceeds {@link Integer#MAX_VALUE}. */
    private static long byteSize(Datatype datatype, List<Long> shape) {
        if (shape.contains(0L)) {
            return shape.stream().allMatch(dimension -> dimension >= 0) ? 0 : -1;
        }
        long size = datatype.bytes();
        for (long dimension : shape) {
            if (dimension < 0 || dimension > Integer.MAX_VALUE / size) {
                return -1;
            }
            size *= dimension;
        }
        return size;
    }

    private static void check(boolean holds, String name, String problem) {
        if (!holds) {
            throw new InvalidFrameException(
                    new FrameError(Code.INVALID_TENSOR, "tensor " + Check.quote(name) + " " + problem));
        }
    }
}
