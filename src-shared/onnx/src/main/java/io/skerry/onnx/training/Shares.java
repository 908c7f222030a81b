package io.skerry.onnx.training;

import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.TensorSpec;
import io.skerry.onnx.graph.Value;
import java.util.stream.LongStream;

/** How much parts of an example count in the mean of a batch. */
final class Shares {

    private Shares() {}

    /** Of an element of the output, in the shape [N, 1, …]. */
    static Value ofElements(Value share, TensorSpec output) {
        return wide(share, output, 1);
    }

    /** Of a place: all classes at it are one. */
    static Value ofPlaces(Value share, TensorSpec output) {
        return wide(share, output, 2);
    }

    private static Value wide(Value share, TensorSpec output, int first) {
        long parts = output.shape().stream().skip(first).reduce(1L, Math::multiplyExact);
        if (output.shape().stream().skip(1).anyMatch(dimension -> dimension < 0)) {
            throw new ModelException(
                    Kind.UNSUPPORTED,
                    "the size of the output " + output
                            + " is not fixed: export the model with fixed shapes but for the batch");
        }
        long[] shape = LongStream.generate(() -> 1).limit(output.shape().size()).toArray();
        shape[0] = -1;
        return share.times(1.0 / parts).reshaped(shape);
    }
}
