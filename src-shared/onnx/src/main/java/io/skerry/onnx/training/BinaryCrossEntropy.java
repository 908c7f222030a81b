package io.skerry.onnx.training;

import io.skerry.onnx.TensorSpec;
import io.skerry.onnx.graph.Value;

/**
 * Of logits and truths of the same shape, FP32 [N, …], where a truth is from 0 to 1: the mean over an example of
 * {@code log(1 + exp(x)) - x y}, which is the cross-entropy of {@code sigmoid(x)} and y, and stays finite for any logit.
 */
public record BinaryCrossEntropy() implements ElementLoss {

    @Override
    public Terms add(Value output, Value labels, Value share, TensorSpec type) {
        Value shares = Shares.ofElements(share, type);
        Value each = output.apply("Softplus").minus(output.times(labels));
        Value gradient = output.apply("Sigmoid").minus(labels).times(shares);
        return new Terms(each.times(shares).sum(), gradient);
    }
}
