package io.skerry.learning.aggregation;

import io.skerry.learning.parameters.Parameters;
import java.util.Arrays;

/**
 * The median of each element on its own: Yin et al., "Byzantine-Robust Distributed Learning: Towards Optimal Statistical Rates" (ICML
 * 2018), Algorithm 1, option I. While fewer than half of the clients are poisoned, each element stays within the honest clients' range.
 * Numbers of examples do not count, since a poisoned client could lie about its own.
 */
public record CoordinateMedian() implements Aggregation {

    @Override
    public ServerState combine(ServerState state, Cohort cohort) {
        float[] column = new float[cohort.size()];
        Parameters median = Parameters.generate(cohort.layout(), i -> {
            cohort.column(i, column);
            return median(column);
        });
        return state.next(median, state.memory());
    }

    private static double median(float[] column) {
        Arrays.sort(column);
        int middle = column.length / 2;
        return column.length % 2 == 1 ? column[middle] : ((double) column[middle - 1] + column[middle]) / 2;
    }
}
