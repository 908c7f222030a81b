package io.skerry.onnx.training;

import io.skerry.onnx.TensorSpec;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Value;
import java.util.List;

/**
 * Of numbers and numbers of the same shape, FP32 [N, …] (Huber, <i>Robust Estimation of a Location Parameter</i>, 1964): the mean over an
 * example of {@code d² / 2} for a difference d up to delta, and of {@code delta (|d| - delta / 2)} beyond it.
 *
 * @param delta above 0
 */
public record Huber(double delta) implements ElementLoss {

    public Huber {
        if (!(delta > 0)) {
            throw new IllegalArgumentException("delta is above 0, found " + delta);
        }
    }

    /** Both cases are {@code c (d - c / 2)}, where c is d held between -delta and delta: the slope. */
    @Override
    public Terms add(Value output, Value labels, Value share, TensorSpec type) {
        GraphBuilder graph = output.graph();
        Value difference = output.minus(labels);
        Value held = graph.node("Clip", List.of(difference, graph.scalar(-delta), graph.scalar(delta)));
        Value slope = held.times(Shares.ofElements(share, type));
        Value loss = difference.minus(held.times(0.5)).times(slope).sum();
        return new Terms(loss, slope);
    }
}
