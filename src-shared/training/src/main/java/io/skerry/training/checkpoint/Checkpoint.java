package io.skerry.training.checkpoint;

import io.skerry.training.metrics.Epoch;
import java.util.List;
import java.util.Map;

/**
 * How far a training is after an epoch: with it the next one gives the same as if nothing had happened between.
 *
 * @param run what belongs together: the digest of all that the result follows from
 * @param history the epochs that are done
 * @param slots the numbers of all slots of the training step, by name
 * @param best the parameters of the best epoch, by name
 */
public record Checkpoint(String run, List<Epoch> history, Map<String, float[]> slots, Map<String, float[]> best) {

    public Checkpoint {
        history = List.copyOf(history);
        slots = Map.copyOf(slots);
        best = Map.copyOf(best);
    }
}
