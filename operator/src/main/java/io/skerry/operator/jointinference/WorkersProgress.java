package io.skerry.operator.jointinference;

import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import io.skerry.operator.worker.Rollout;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** How far a service is, by how far its workers are. */
final class WorkersProgress {

    private WorkersProgress() {}

    /**
     * Decides.
     *
     * @param workers by what people call them, e.g. {@code edge worker}
     */
    static Progress of(SequencedMap<String, Rollout> workers) {
        List<String> missing = workers.entrySet().stream()
                .filter(worker -> !worker.getValue().running())
                .map(Map.Entry::getKey)
                .toList();
        if (missing.isEmpty()) {
            return new Progress.Ready(Reason.WORKERS_RUNNING, "all " + workers.size() + " workers run");
        }
        return workers.entrySet().stream()
                .filter(worker -> worker.getValue().trouble().isPresent())
                .findFirst()
                .map(worker -> troubled(worker.getKey(), worker.getValue()))
                .orElseGet(() -> new Progress.Working(
                        Reason.WORKERS_STARTING, "waiting for the " + String.join(" and the ", missing) + " to run"));
    }

    private static Progress troubled(String name, Rollout worker) {
        String message = "the " + name + " does not run: " + worker.trouble().orElseThrow();
        return worker.stalled()
                ? new Progress.Stuck(Reason.WORKER_FAILED, message)
                : new Progress.Working(Reason.WORKER_FAILED, message);
    }
}
