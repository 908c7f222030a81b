package io.skerry.operator.jointinference;

import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.jointinference.NodeState;
import io.skerry.api.resource.Condition;
import io.skerry.operator.status.ConditionList;
import io.skerry.operator.status.Progress;
import io.skerry.operator.worker.Rollout;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The next status of a service: Sedna's fields and Kubernetes' conditions from one finding. */
final class StatusUpdate {

    private static final String RUNNING = "Running";
    private static final String FAILED = "Failed";

    private StatusUpdate() {}

    /**
     * Derives it; equal to the one before if nothing changed.
     *
     * @param before absent: the first one
     * @param generation of the spec that was looked at
     * @param workers absent: they were not looked at, since the spec cannot be carried out; what was said of them stays
     * @param nodes absent: what was said of them stays
     */
    static JointInferenceServiceStatus next(
            @Nullable JointInferenceServiceStatus before,
            long generation,
            Progress progress,
            @Nullable Collection<Rollout> workers,
            @Nullable List<NodeState> nodes,
            Instant now) {
        List<Condition> conditions = before == null ? List.of() : before.conditions();
        ConditionList next = ConditionList.from(conditions, generation, now).progress(progress);
        if (workers != null) {
            boolean running = workers.stream().allMatch(Rollout::running);
            next.set(RUNNING, running, progress.reason().text(), progress.message());
            if (progress instanceof Progress.Stuck) {
                next.set(FAILED, true, progress.reason().text(), progress.message());
            } else {
                next.clear(FAILED, progress.reason().text(), progress.message());
            }
        }
        return new JointInferenceServiceStatus(
                generation,
                next.toList(),
                before == null || before.startTime() == null ? now : before.startTime(),
                workers == null ? active(before) : count(workers, Rollout::running),
                workers == null
                        ? failed(before)
                        : count(workers, worker -> worker.trouble().isPresent()),
                before == null ? List.of() : before.metrics(),
                nodes == null ? nodes(before) : nodes);
    }

    private static int count(Collection<Rollout> workers, Predicate<Rollout> which) {
        return Math.toIntExact(workers.stream().filter(which).count());
    }

    private static List<NodeState> nodes(@Nullable JointInferenceServiceStatus before) {
        return before == null ? List.of() : before.nodes();
    }

    private static int active(@Nullable JointInferenceServiceStatus before) {
        return before == null ? 0 : Objects.requireNonNullElse(before.active(), 0);
    }

    private static int failed(@Nullable JointInferenceServiceStatus before) {
        return before == null ? 0 : Objects.requireNonNullElse(before.failed(), 0);
    }
}
