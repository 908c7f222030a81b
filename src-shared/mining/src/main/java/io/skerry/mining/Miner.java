package io.skerry.mining;

import java.util.Optional;

/** Tells how hard an example was for the shallow model, from its answer alone. Stateless, and safe for many threads. */
public interface Miner {

    /** Sedna's name of the miner, or Skerry's. */
    String name();

    /** What it can read: one kind of prediction, or {@link Prediction} itself for all. */
    Class<? extends Prediction> reads();

    /**
     * Looks at one prediction.
     *
     * @throws IllegalArgumentException if it is not of the kind that this miner {@link #reads}, or lacks the logits that it needs
     */
    Hardness look(Prediction prediction);

    /** What the user should know about the way this miner was set up, e.g. that a target cannot be reached. */
    default Optional<String> warning() {
        return Optional.empty();
    }
}
