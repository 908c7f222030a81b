package io.skerry.edge.ingress.oip;

import io.skerry.inference.predict.TensorExample;
import io.skerry.onnx.Tensor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** A request's one input tensor as examples: its first dimension counts them. */
public final class Batch {

    private static final int MAX = 64;

    private Batch() {}

    /**
     * Cuts the batch into examples of batch size 1. All of it is checked first: one bad example fails the request before any of
     * the others has an effect.
     *
     * @throws BadRequestException if there is not exactly one input, or too many examples
     * @throws io.skerry.onnx.TensorException if there is an element that is not finite
     */
    public static List<TensorExample> of(InferRequest request) {
        if (request.inputs().size() != 1) {
            throw new BadRequestException(
                    "the request has " + request.inputs().size() + " inputs, a service takes one");
        }
        InferRequest.Input input = request.inputs().getFirst();
        Tensor tensor = input.tensor();
        if (tensor.shape().length == 0 || tensor.shape()[0] > MAX) {
            throw new BadRequestException(
                    "the first dimension of input '" + input.name() + "' counts the examples: send 1 to " + MAX);
        }
        tensor.requireFinite(input.name());
        int count = (int) tensor.shape()[0];
        int bytes = tensor.data().remaining() / count;
        return IntStream.range(0, count).mapToObj(i -> example(input, i, bytes)).toList();
    }

    private static TensorExample example(InferRequest.Input input, int index, int bytes) {
        Tensor tensor = input.tensor();
        long[] shape = tensor.shape().clone();
        shape[0] = 1;
        ByteBuffer part = tensor.data().slice(index * bytes, bytes);
        return new TensorExample(input.name(), new Tensor(tensor.datatype(), shape, part));
    }
}
