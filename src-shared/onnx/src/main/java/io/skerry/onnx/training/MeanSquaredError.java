package io.skerry.onnx.training;

import io.skerry.onnx.TensorSpec;
import io.skerry.onnx.graph.Value;

/** Of numbers and numbers of the same shape, FP32 [N, …]: the mean of the squared differences of an example. */
public record MeanSquaredError() implements ElementLoss {

    @Override
    public Terms add(Value output, Value labels, Value share, TensorSpec type) {
        Value difference = output.minus(labels);
        Value part = difference.times(Shares.ofElements(share, type));
        return new Terms(difference.times(part).sum(), part.times(2));
    }
}
