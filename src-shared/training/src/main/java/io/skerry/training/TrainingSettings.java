package io.skerry.training;

import io.skerry.onnx.training.StepOptions;

/**
 * How a model is trained.
 *
 * @param step what a step does
 * @param epochs how often all examples are seen
 * @param batch examples in a step; the last one of an epoch may have fewer
 * @param schedule of the learning rate
 * @param patience epochs without a better model after which it ends; 0: it does not end early
 * @param seed of the order of the examples
 */
public record TrainingSettings(StepOptions step, int epochs, int batch, Schedule schedule, int patience, long seed) {

    public TrainingSettings {
        if (epochs < 1 || batch < 1 || patience < 0) {
            throw new IllegalArgumentException("epochs and batch are at least 1 and patience at least 0, found "
                    + epochs + ", " + batch + " and " + patience);
        }
    }
}
