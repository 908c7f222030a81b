package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.graph.Value;
import java.util.stream.LongStream;

/** Channels of images [N, C, …], and of vectors [N, C]. */
public final class Channels {

    private Channels() {}

    /** The sum over all but the channels: a vector. */
    public static Value sum(Value images, int rank) {
        return images.sum(false, others(rank));
    }

    /** All dimensions but the channels'. */
    public static long[] others(int rank) {
        return LongStream.range(0, rank).filter(axis -> axis != 1).toArray();
    }

    /** A vector of the channels in the shape [C, 1, …], so that it is repeated over batch and space. */
    public static Value spread(Value vector, int rank) {
        if (rank == 2) {
            return vector;
        }
        long[] shape = LongStream.generate(() -> 1).limit(rank - 1L).toArray();
        shape[0] = -1;
        return vector.reshaped(shape);
    }
}
