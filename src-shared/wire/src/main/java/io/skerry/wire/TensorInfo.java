package io.skerry.wire;

import io.skerry.wire.FrameError.Code;
import java.util.List;
import java.util.function.Supplier;

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
        List<Long> dimensions = List.copyOf(shape);
        check(dimensions.size() <= MAX_RANK, name, () -> "has more than " + MAX_RANK + " dimensions");
        check(offset >= 0 && length >= 0, name, () -> "has a negative offset or length");
        check(
                length == byteSize(datatype, dimensions),
                name,
                () -> "has " + length + " bytes, which is not the size of " + datatype + dimensions);
        shape = dimensions;
    }

    /** Requires that the tensor lies within a body of that many bytes. */
    void checkWithin(int bodyLength) {
        long end = (long) offset + length;
        check(end <= bodyLength, name, () -> "ends at byte " + end + " of a body of " + bodyLength);
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

    private static void check(boolean holds, String name, Supplier<String> problem) {
        Check.that(holds, Code.INVALID_TENSOR, () -> "tensor " + Check.quote(name) + " " + problem.get());
    }
}
