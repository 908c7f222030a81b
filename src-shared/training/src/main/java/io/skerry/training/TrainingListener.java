package io.skerry.training;

import io.skerry.training.metrics.Epoch;

/** Hears how a training goes, on the thread that trains. */
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /**
     * After a step.
     *
     * @param step from 1, over all epochs
     * @param steps how many there will be if it does not end early
     * @param loss of the batch before the step
     */
    default void stepped(long step, long steps, float loss) {}

    /** After an epoch. */
    default void finished(Epoch epoch) {}
}
