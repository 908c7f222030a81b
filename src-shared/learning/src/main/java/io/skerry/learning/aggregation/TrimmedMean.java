package io.skerry.learning.aggregation;

import io.skerry.learning.parameters.Parameters;
import java.util.Arrays;

/**
 * The mean of each element without its smallest and largest values: Yin et al., "Byzantine-Robust Distributed Learning: Towards Optimal
 * Statistical Rates" (ICML 2018), Algorithm 1, option II. Bears that share of poisoned clients. Numbers of examples do not count.
 *
 * @param share of the clients whose values are dropped at each end, at least 0 and below 0.5
 */
public record TrimmedMean(double share) implements Aggregation {

    public TrimmedMean {
        Range.check(share >= 0 && share < 0.5, "share", share, "must be at least 0 and below 0.5");
    }

    /** How many values of that many clients are dropped at each end. */
    int dropped(int clients) {
        return (int) Math.floor(share * clients + 1e-9);
    }

    @Override
    public ServerState combine(ServerState state, Cohort cohort) {
        int dropped = dropped(cohort.size());
        float[] column = new float[cohort.size()];
        Parameters mean = Parameters.generate(cohort.layout(), i -> {
            cohort.column(i, column);
            Arrays.sort(column);
            double sum = 0;
            for (int client = dropped; client < column.length - dropped; client++) {
                sum += column[client];
            }
            return sum / (column.length - 2 * dropped);
        });
        return state.next(mean, state.memory());
    }
}
