package io.skerry.operator.jointinference;

import io.skerry.api.jointinference.NodeState;
import io.skerry.api.resource.Metric;
import io.skerry.operator.status.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found when a service was looked at. What is absent was not looked at: the status goes on saying what it said.
 *
 * @param progress how far the service is
 * @param workers how many of its workers run, and how many cannot
 * @param nodes the edge nodes that it runs on
 * @param metrics what the edge measured
 */
record Finding(
        Progress progress,
        @Nullable Workers workers,
        @Nullable List<NodeState> nodes,
        @Nullable List<Metric> metrics) {

    /** Counts of workers. */
    record Workers(int all, int running, int failed) {}

    /** The spec cannot be carried out; the workers were not looked at. */
    static Finding unresolved(Progress progress) {
        return new Finding(progress, null, null, null);
    }

    /** All workers are pods. */
    static Finding of(ObservedWorkers pods) {
        return new Finding(WorkersProgress.of(pods.states()), pods.count(), pods.nodes(), null);
    }

    /** The edge worker is the runtime on the nodes themselves, the other one is pods. */
    static Finding of(ObservedWorkers pods, EdgeFleet edge) {
        Workers count = pods.count();
        boolean runs = edge.progress() instanceof Progress.Ready;
        boolean fails = edge.progress() instanceof Progress.Stuck;
        Workers both = new Workers(count.all() + 1, count.running() + (runs ? 1 : 0), count.failed() + (fails ? 1 : 0));
        Progress progress = WorkersProgress.both(WorkersProgress.of(pods.states()), edge.progress());
        return new Finding(progress, both, edge.nodes(), edge.metrics());
    }
}
