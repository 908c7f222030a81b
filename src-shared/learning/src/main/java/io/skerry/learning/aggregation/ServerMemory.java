package io.skerry.learning.aggregation;

import io.skerry.learning.parameters.Parameters;

/** What an algorithm remembers from round to round beside the model. All vectors have the model's layout. */
public sealed interface ServerMemory {

    /** Nothing. */
    record None() implements ServerMemory {}

    /**
     * Of {@link FedAvgM}.
     *
     * @param velocity decaying sum of the past steps
     */
    record Momentum(Parameters velocity) implements ServerMemory {}

    /**
     * Of {@link FedOpt}.
     *
     * @param first decaying mean of the past steps
     * @param second estimate of the mean of their squares, element by element
     */
    record Moments(Parameters first, Parameters second) implements ServerMemory {}

    /**
     * Of {@link Scaffold}.
     *
     * @param variate the mean of the clients' control variates: an estimate of the gradient
     */
    record Control(Parameters variate) implements ServerMemory {}
}
