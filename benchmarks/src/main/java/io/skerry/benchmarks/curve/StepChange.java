package io.skerry.benchmarks.curve;

import io.skerry.mining.budget.Decision;
import io.skerry.mining.budget.OffloadBudget;

/** How a budget holds its share when the stream changes from one moment to the next. */
final class StepChange {

    private static final int SETTLED = 200;
    private static final int WINDOW = 500;

    private StepChange() {}

    /**
     * Streams one half of each, the second after the first.
     *
     * @param before hardness of examples as the model knows them
     * @param after hardness of examples that it does not know
     * @return the largest deviation from the share, relative to it, in any 500 examples from 200 after the change on
     */
    static double worstDeviation(double share, double[] before, double[] after) {
        OffloadBudget budget = OffloadBudget.share(share);
        int change = before.length / 2;
        int length = change + after.length / 2;
        int[] offloaded = new int[length + 1];
        for (int i = 0; i < length; i++) {
            double hardness = i < change ? before[i] : after[i - change];
            boolean offload = budget.decide(hardness, false, 1, 0) == Decision.OFFLOAD;
            offloaded[i + 1] = offloaded[i] + (offload ? 1 : 0);
        }
        double worst = 0;
        for (int from = change + SETTLED; from + WINDOW <= length; from++) {
            double found = (double) (offloaded[from + WINDOW] - offloaded[from]) / WINDOW;
            worst = Math.max(worst, Math.abs(found - share) / share);
        }
        return worst;
    }
}
