package io.skerry.onnx.training;

import java.util.List;
import java.util.Set;

/**
 * What a training step does.
 *
 * @param loss that it makes smaller
 * @param optimizer by which it does
 * @param penalties that hold parameters back, or correct their gradients
 * @param clipNorm all gradients together are scaled down to this L2 norm (Pascanu et al., 2013); 0: they are not
 * @param frozen names of parameters that stay as they are; a BatchNormalization whose running mean is among them, or whose scale and bias
 *     are, is as it is when the model is used
 * @param weighted whether each example of a batch has a weight in the loss
 */
public record StepOptions(
        Loss loss,
        Optimizer optimizer,
        List<Penalty> penalties,
        double clipNorm,
        Set<String> frozen,
        boolean weighted) {

    public StepOptions {
        penalties = List.copyOf(penalties);
        frozen = Set.copyOf(frozen);
        if (!(clipNorm >= 0)) {
            throw new IllegalArgumentException("the norm of gradients is at least 0, found " + clipNorm);
        }
    }

    /** A loss and an optimizer, and nothing else. */
    public static StepOptions of(Loss loss, Optimizer optimizer) {
        return new StepOptions(loss, optimizer, List.of(), 0, Set.of(), false);
    }
}
