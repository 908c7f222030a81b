package io.skerry.learning.aggregation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A round's updates after the check.
 *
 * @param cohort those that are taken
 * @param refused those that are not, in the order of their clients' names
 */
public record CheckedUpdates(Cohort cohort, List<Refusal> refused) {

    public CheckedUpdates {
        refused = List.copyOf(refused);
    }

    /**
     * The cohort, if it is large enough.
     *
     * @throws TooFewUpdatesException if fewer updates are left; it says why each of the others was refused
     */
    public Cohort atLeast(int minimum) throws TooFewUpdatesException {
        if (cohort.size() < minimum) {
            String reasons = refused.stream().map(Refusal::message).collect(Collectors.joining("; "));
            throw new TooFewUpdatesException("the round has " + cohort.size() + " usable updates, but needs " + minimum
                    + (reasons.isEmpty() ? "" : ": " + reasons));
        }
        return cohort;
    }
}
