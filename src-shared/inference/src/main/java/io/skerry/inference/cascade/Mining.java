package io.skerry.inference.cascade;

import io.skerry.inference.predict.Classification;

/** The miner's look at one answer. */
@FunctionalInterface
public interface Mining {

    /** What the miner says. */
    enum Finding {
        EASY,
        HARD,
        /** The miner calls it hard, the budget says no. */
        HARD_OVER_BUDGET
    }

    /**
     * A finding and the number behind it.
     *
     * @param hardness 0 (sure) to 1
     */
    record Result(Finding finding, double hardness) {}

    /**
     * Looks at one answer.
     *
     * @param answer of the shallow model
     * @param bytes that an offload of this example would send
     */
    Result look(Classification answer, long bytes);
}
