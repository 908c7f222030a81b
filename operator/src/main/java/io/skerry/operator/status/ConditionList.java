package io.skerry.operator.status;

import io.skerry.api.resource.Condition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a status under change: at most one of each type, and of Sedna's types of each stage. One whose status stays keeps the time of its last transition, so
 * that conditions which say the same are equal and need not be written.
 *
 * <p>{@code Ready}, {@code Reconciling} and {@code Stalled} follow <a
 * href="https://github.com/kubernetes-sigs/cli-utils/tree/master/pkg/kstatus">kstatus</a>: the latter two are there only while true.
 */
public final class ConditionList {

    private static final Set<String> ABOUT_THE_WHOLE =
            Set.of(Condition.READY, Condition.RECONCILING, Condition.STALLED);

    private final SequencedMap<Key, Condition> byKey = new LinkedHashMap<>();
    private final long generation;
    private final Instant now;
    private @Nullable String stage;

    private ConditionList(List<Condition> before, long generation, Instant now) {
        before.forEach(condition -> byKey.putLast(Key.of(condition.type(), condition.stage()), condition));
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

    /** Of kinds that go through stages: the stage that is spoken of from now on. */
    public ConditionList inStage(@Nullable String stage) {
        this.stage = stage;
        return this;
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
        Key key = Key.of(type, stage);
        Condition before = byKey.get(key);
        Instant confirmed = now;
        Instant since = now;
        if (before != null && before.status().equals(status)) {
            confirmed = orNow(before.lastHeartbeatTime());
            since = orNow(before.lastTransitionTime());
        }
        byKey.put(key, new Condition(type, status, stage, generation, null, confirmed, since, reason, message, null));
        return this;
    }

    /** Says that a condition no longer holds, if it ever did. */
    public ConditionList clear(String type, String reason, String message) {
        return byKey.containsKey(Key.of(type, stage)) ? set(type, false, reason, message) : this;
    }

    private Instant orNow(@Nullable Instant time) {
        return time == null ? now : time;
    }

    private void remove(String type) {
        byKey.remove(Key.of(type, stage));
    }

    /** The conditions, in the order in which their types first appeared. */
    public List<Condition> toList() {
        return List.copyOf(byKey.values());
    }

    /** Whether a list says that a condition holds. */
    public static boolean holds(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> condition.type().equals(type))
                .reduce((_, last) -> last)
                .map(condition -> condition.status().equals("True"))
                .orElse(false);
    }

    private record Key(String type, @Nullable String stage) {

        static Key of(String type, @Nullable String stage) {
            return new Key(type, ABOUT_THE_WHOLE.contains(type) ? null : stage);
        }
    }
}
