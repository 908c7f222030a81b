package io.skerry.onnx.training;

import io.skerry.onnx.TensorSpec;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Value;

/**
 * Of logits FP32 [N, K, …] and the index of the right class, INT64 [N, …]: {@code -log softmax(logits)[label]}, the mean over the places of an
 * example if it has several. A label that is out of range counts as no class: check labels before.
 *
 * @param smoothing the part of the target that all classes share (Szegedy et al., 2016), from 0 to less than 1
 */
public record CrossEntropy(double smoothing) implements ClassLoss {

    public CrossEntropy {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("label smoothing is from 0 to less than 1, found " + smoothing);
        }
    }

    /** Without smoothing. */
    public CrossEntropy() {
        this(0);
    }

    @Override
    public Terms add(Value output, Value labels, Value share, TensorSpec type) {
        Value shares = Shares.ofPlaces(share, type);
        Value target = Classes.target(labels, type, smoothing).times(shares);
        Value logarithm = output.apply("LogSoftmax", Attributes.integer("axis", Classes.AXIS));
        Value loss = logarithm.times(target).sum().negated();
        return new Terms(loss, logarithm.apply("Exp").times(shares).minus(target));
    }
}
