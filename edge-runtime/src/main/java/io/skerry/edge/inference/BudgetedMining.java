package io.skerry.edge.inference;

import io.skerry.inference.cascade.Mining;
import io.skerry.inference.predict.Classification;
import io.skerry.mining.Hardness;
import io.skerry.mining.Miner;
import io.skerry.mining.budget.Decision;
import io.skerry.mining.budget.OffloadBudget;
import java.util.function.LongSupplier;

/** A miner and a budget as the pipeline asks them. The miner may change with the model; the budget remembers across it. */
final class BudgetedMining implements Mining {

    private final OffloadBudget budget;
    private final LongSupplier nanoTime;
    private volatile Miner miner;

    BudgetedMining(Miner miner, OffloadBudget budget, LongSupplier nanoTime) {
        this.miner = miner;
        this.budget = budget;
        this.nanoTime = nanoTime;
    }

    /** Asks this miner from now on. */
    void use(Miner next) {
        miner = next;
    }

    @Override
    public Result look(Classification answer, long bytes) {
        Hardness hardness = miner.look(answer.scores());
        Decision decision = budget.decide(hardness.score(), hardness.hard(), bytes, nanoTime.getAsLong());
        Finding finding = switch (decision) {
            case EASY -> Finding.EASY;
            case OFFLOAD -> Finding.HARD;
            case OVER_BUDGET -> Finding.HARD_OVER_BUDGET;
        };
        return new Result(finding, hardness.score());
    }
}
