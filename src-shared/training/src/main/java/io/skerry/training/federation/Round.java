package io.skerry.training.federation;

import io.skerry.learning.aggregation.Refusal;
import io.skerry.training.metrics.Evaluation;
import java.util.List;

/**
 * One round of a fleet.
 *
 * @param number from 1
 * @param clients how many updates were taken
 * @param refused those that were not, and why
 * @param evaluation of the model after it
 */
public record Round(int number, int clients, List<Refusal> refused, Evaluation evaluation) {

    public Round {
        refused = List.copyOf(refused);
    }
}
