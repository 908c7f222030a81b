package io.skerry.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a graph says of one of its inputs or outputs.
 *
 * @param name in the graph
 * @param datatype of the elements
 * @param shape the dimensions, -1 for one that is free
 */
public record TensorSpec(String name, Datatype datatype, List<Long> shape) {

    public TensorSpec {
        shape = List.copyOf(shape);
    }

    /** Whether the first dimension is free and all others are fixed: then it counts the examples of a batch. */
    public boolean batched() {
        return !shape.isEmpty() && shape.getFirst() == -1 && fixedFrom(1);
    }

    /** Whether no dimension is free. */
    public boolean fixed() {
        return fixedFrom(0);
    }

    /** Whether a tensor of this shape fits: the same rank, each fixed dimension the same, each free one at least 1. */
    public boolean accepts(long[] actual) {
        if (actual.length != shape.size()) {
            return false;
        }
        for (int i = 0; i < actual.length; i++) {
            long expected = shape.get(i);
            if (expected == -1 ? actual[i] < 1 : actual[i] != expected) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks that a tensor fits.
     *
     * @throws TensorException that says what was expected and what was found
     */
    public void require(Tensor tensor) {
        if (tensor.datatype() != datatype) {
            throw new TensorException("input '" + name + "' is " + tensor.datatype() + ", the model takes " + datatype);
        }
        if (tensor.shape().length != shape.size()) {
            throw new TensorException("input '" + name + "' has rank " + tensor.shape().length + " "
                    + Arrays.toString(tensor.shape()) + ", the model takes rank " + shape.size() + " " + shape);
        }
        if (!accepts(tensor.shape())) {
            throw new TensorException("input '" + name + "' has the shape " + Arrays.toString(tensor.shape())
                    + ", the model takes " + shape + " (-1 is any)");
        }
    }

    /** The same with another first dimension. */
    public TensorSpec withBatch(long batch) {
        return new TensorSpec(
                name,
                datatype,
                Stream.concat(Stream.of(batch), shape.stream().skip(1)).toList());
    }

    /** Whether every tensor of that shape, which may have free dimensions, fits. */
    boolean admits(List<Long> narrower) {
        if (narrower.size() != shape.size()) {
            return false;
        }
        for (int i = 0; i < shape.size(); i++) {
            if (shape.get(i) != -1 && !shape.get(i).equals(narrower.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The shape of {@code batch} examples: the first dimension if {@link #batched()}, the shape itself if it is {@link #fixed()}. */
    long[] shapeOf(int batch) {
        long[] dimensions = shape.stream().mapToLong(Long::longValue).toArray();
        if (batched()) {
            dimensions[0] = batch;
        }
        return dimensions;
    }

    private boolean fixedFrom(int first) {
        return shape.stream().skip(first).allMatch(dimension -> dimension >= 0);
    }

    /** As in messages: {@code image FP32 [-1, 1, 28, 28]}. */
    @Override
    public String toString() {
        return name + " " + datatype + " " + shape;
    }
}
