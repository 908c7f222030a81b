package io.skerry.operator.status;

import io.skerry.api.resource.Condition;
import java.util.List;

/** Whether a finding is news to people: the resource became ready, lost it, is stuck for another reason, or is stuck no longer. */
final class Transition {

    private Transition() {}

    /**
     * Compares. That a new resource is being worked on is no news.
     *
     * @param before the conditions so far
     */
    static boolean isOne(List<Condition> before, Progress progress) {
        boolean ready = ConditionList.holds(before, Condition.READY);
        boolean stuck = ConditionList.holds(before, Condition.STALLED);
        return switch (progress) {
            case Progress.Ready _ -> !ready;
            case Progress.Working _ -> ready || stuck;
            case Progress.Stuck(Reason reason, String _) -> !stuck || !hasReason(before, reason);
        };
    }

    private static boolean hasReason(List<Condition> conditions, Reason reason) {
        return conditions.stream()
                .anyMatch(condition -> condition.type().equals(Condition.STALLED)
                        && reason.text().equals(condition.reason()));
    }
}
