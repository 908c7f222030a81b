package io.skerry.operator.status;

import io.skerry.api.resource.Condition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a status under change: at most one of each type. One whose status stays keeps the time of its last transition, so
 * that conditions which say the same are equal and need not be written.
 *
 * <p>{@code Ready}, {@code Reconciling} and {@code Stalled} follow <a
 * href="https://github.com/kubernetes-sigs/cli-utils/tree/master/pkg/kstatus">kstatus</a>: the latter two are there only while true.
 */
public final class ConditionList {

    private final SequencedMap<String, Condition> byType = new LinkedHashMap<>();
    private final long generation;
    private final Instant now;

    private ConditionList(List<Condition> before, long generation, Instant now) {
        before.forEach(condition -> byType.putLast(condition.type(), condition));
        this.generation = generation;
        this.now = now;
    }

    /**
     * Begins with what a status had; of several conditions of one type, as Sedna wrote them, the last stays.
     *
     * @param generation of the spec that is being looked at
     */
    public static ConditionList from(List<Condition> before, long generation, Instant now) {
        return new ConditionList(before, generation, now);
    }

    /** Says how far the resource is. */
    public ConditionList progress(Progress progress) {
        switch (progress) {
            case Progress.Ready(Reason reason, String message) -> {
                set(Condition.READY, true, reason.text(), message);
                remove(Condition.RECONCILING);
                remove(Condition.STALLED);
            }
            case Progress.Working(Reason reason, String message) -> {
                set(Condition.READY, false, reason.text(), message);
                set(Condition.RECONCILING, true, reason.text(), message);
                remove(Condition.STALLED);
            }
            case Progress.Stuck(Reason reason, String message) -> {
                set(Condition.READY, false, reason.text(), message);
                remove(Condition.RECONCILING);
                set(Condition.STALLED, true, reason.text(), message);
            }
        }
        return this;
    }

    /** Says that a condition holds or not. */
    public ConditionList set(String type, boolean holds, String reason, String message) {
        String status = holds ? "True" : "False";
        Condition before = byType.get(type);
        Instant confirmed = now;
        Instant since = now;
        if (before != null && before.status().equals(status)) {
            confirmed = orNow(before.lastHeartbeatTime());
            since = orNow(before.lastTransitionTime());
        }
        byType.put(type, new Condition(type, status, null, generation, null, confirmed, since, reason, message, null));
        return this;
    }

    /** Says that a condition no longer holds, if it ever did. */
    public ConditionList clear(String type, String reason, String message) {
        return byType.containsKey(type) ? set(type, false, reason, message) : this;
    }

    private Instant orNow(@Nullable Instant time) {
        return time == null ? now : time;
    }

    private void remove(String type) {
        byType.remove(type);
    }

    /** The conditions, in the order in which their types first appeared. */
    public List<Condition> toList() {
        return List.copyOf(byType.values());
    }

    /** Whether a list says that a condition holds. */
    public static boolean holds(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> condition.type().equals(type))
                .reduce((_, last) -> last)
                .map(condition -> condition.status().equals("True"))
                .orElse(false);
    }
}
