package io.skerry.edge.inference;

import io.skerry.inference.cascade.Mining;
import io.skerry.inference.predict.Classification;
import io.skerry.mining.Hardness;
import io.skerry.mining.Miner;
import io.skerry.mining.budget.Decision;
import io.skerry.mining.budget.OffloadBudget;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A miner and a budget as the pipeline asks them. The miner may change with the model; the budget remembers across it. While there is
 * no miner nothing is hard, and the budget is not touched.
 */
final class BudgetedMining implements Mining {

    private static final Result EASY = new Result(Finding.EASY, 0);

    private final OffloadBudget budget;
    private final LongSupplier nanoTime;
    private volatile @Nullable Miner miner;

    BudgetedMining(OffloadBudget budget, LongSupplier nanoTime) {
        this.budget = budget;
        this.nanoTime = nanoTime;
    }

    /** Asks this miner from now on. */
    void use(@Nullable Miner next) {
        miner = next;
    }

    @Override
    public Result look(Classification answer, long bytes) {
        Miner now = miner;
        if (now == null) {
            return EASY;
        }
        Hardness hardness = now.look(answer.scores());
        Decision decision = budget.decide(hardness.score(), hardness.hard(), bytes, nanoTime.getAsLong());
        Finding finding = switch (decision) {
            case EASY -> Finding.EASY;
            case OFFLOAD -> Finding.HARD;
            case OVER_BUDGET -> Finding.HARD_OVER_BUDGET;
        };
        return new Result(finding, hardness.score());
    }
}
