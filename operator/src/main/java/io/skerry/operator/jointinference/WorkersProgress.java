package io.skerry.operator.jointinference;

import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a service is, by how far its workers are. */
final class WorkersProgress {

    private WorkersProgress() {}

    /**
     * Decides.
     *
     * @param workers by what people call them, e.g. {@code edge worker}
     */
    static Progress of(SequencedMap<String, WorkerState> workers) {
        List<Map.Entry<String, WorkerState>> missing = workers.entrySet().stream()
                .filter(worker -> !worker.getValue().rollout().running())
                .toList();
        if (missing.isEmpty()) {
            return new Progress.Ready(
                    Reason.WORKERS_RUNNING,
                    workers.size() == 1
                            ? "the " + workers.firstEntry().getKey() + " runs"
                            : "all " + workers.size() + " workers run");
        }
        return Stream.concat(
                        missing.stream().flatMap(worker -> ofNode(worker.getKey(), worker.getValue()).stream()),
                        missing.stream().flatMap(worker -> ofPod(worker.getKey(), worker.getValue()).stream()))
                .findFirst()
                .map(Trouble::progress)
                .orElseGet(() ->
                        new Progress.Working(Reason.WORKERS_STARTING, "waiting for the " + names(missing) + " to run"));
    }

    /** Of what is to be told about two parts of a service, that which is more urgent; if both run, both. */
    static Progress both(Progress first, Progress second) {
        if (first instanceof Progress.Ready(Reason reason, String one)
                && second instanceof Progress.Ready(var _, String two)) {
            return new Progress.Ready(reason, one + ", " + two);
        }
        return rank(second) > rank(first) ? second : first;
    }

    private static int rank(Progress progress) {
        return switch (progress) {
            case Progress.Ready _ -> 0;
            case Progress.Working _ -> 1;
            case Progress.Stuck _ -> 2;
        };
    }

    private static String names(List<Map.Entry<String, WorkerState>> workers) {
        return workers.stream().map(Map.Entry::getKey).collect(Collectors.joining(" and the "));
    }

    private static Optional<Trouble> ofNode(String name, WorkerState worker) {
        return worker.node().map(node -> {
            String what = "the " + name + " waits for the node '" + node.name() + "', which ";
            boolean stalled = worker.rollout().stalled();
            return node.missing()
                    ? new Trouble(Reason.NODE_NOT_FOUND, what + "does not exist: let it join, or name another", stalled)
                    : new Trouble(Reason.NODE_NOT_READY, what + "is away: bring it back", stalled);
        });
    }

    private static Optional<Trouble> ofPod(String name, WorkerState worker) {
        return worker.rollout()
                .trouble()
                .map(words -> new Trouble(
                        Reason.WORKER_FAILED,
                        "the " + name + " does not run: " + words,
                        worker.rollout().stalled()));
    }

    private record Trouble(Reason reason, String message, boolean stalled) {

        Progress progress() {
            return stalled ? new Progress.Stuck(reason, message) : new Progress.Working(reason, message);
        }
    }
}
