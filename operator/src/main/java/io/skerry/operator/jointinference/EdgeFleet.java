package io.skerry.operator.jointinference;

import io.skerry.api.jointinference.NodeState;
import io.skerry.api.report.ServiceReport;
import io.skerry.api.resource.Metric;
import io.skerry.operator.plan.PlanState;
import io.skerry.operator.report.NodeReports;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The edge worker of a service that the runtime on the nodes themselves serves.
 *
 * @param progress how far it is, over all nodes
 * @param nodes one entry for each, by name
 * @param metrics Sedna's, summed over all nodes; absent: not all of them are known
 */
record EdgeFleet(
        Progress progress, List<NodeState> nodes, @Nullable List<Metric> metrics) {

    /**
     * One of the nodes.
     *
     * @param before what was known of it before the operator started, if it may still be true
     */
    private record Member(
            String name,
            PlanState plan,
            NodeReports.@Nullable Entry entry,
            @Nullable NodeState before) {

        boolean remembered() {
            return entry == null
                    && before != null
                    && (plan instanceof PlanState.Away || plan instanceof PlanState.InSync);
        }

        Progress progress() {
            return remembered() ? answers() : found();
        }

        private Progress answers() {
            return new Progress.Ready(Reason.WORKERS_RUNNING, "node " + name + " answers");
        }

        private Progress found() {
            return switch (plan) {
                case PlanState.Refused(String reason) ->
                    new Progress.Stuck(Reason.PLAN_REFUSED, "node " + name + " refuses its plan: " + reason);
                case PlanState.Away _ ->
                    new Progress.Working(
                            Reason.NODE_NOT_HEARD,
                            "node " + name + " is not heard: is skerry-edge running there, and does its link lead here?"
                                    + " If it runs, it works on by its last plan");
                case PlanState.Pending _ ->
                    new Progress.Working(Reason.PLAN_PENDING, "node " + name + " has not taken its newest plan yet");
                case PlanState.InSync _ -> served();
            };
        }

        private Progress served() {
            ServiceReport report = entry == null ? null : entry.report();
            if (report != null && report.problem() != null) {
                return new Progress.Working(Reason.MODEL_FAILED, "node " + name + ": " + report.problem());
            }
            return report != null && report.ready()
                    ? answers()
                    : new Progress.Working(Reason.MODEL_LOADING, "node " + name + " has not loaded the model yet");
        }

        NodeState state() {
            if (remembered() && before != null) {
                return before;
            }
            Progress progress = progress();
            boolean ready = progress instanceof Progress.Ready;
            if (entry == null) {
                return new NodeState(name, ready, null, null, null, null, progress.message());
            }
            ServiceReport report = entry.report();
            return new NodeState(
                    name,
                    ready,
                    report.model(),
                    share(report.offloaded(), report.inferences()),
                    report.spoolWaiting(),
                    toMinute(entry.heard()),
                    ready ? null : progress.message());
        }

        /** A time that changes with every report would be written with every report. */
        private static Instant toMinute(Instant time) {
            return time.truncatedTo(ChronoUnit.MINUTES);
        }

        private static double share(long part, long all) {
            return all == 0 ? 0 : Math.round(1_000.0 * part / all) / 1_000.0;
        }
    }

    /**
     * Looks at the nodes that a service is for.
     *
     * @param nodes names of those that exist
     * @param plans how each of them stands to its plan
     * @param reports what each of them said of the service last
     * @param before what a status says of a node that answered when the operator started, as long as the node has not had the time to say it
     *     again
     */
    static EdgeFleet of(
            Collection<String> nodes,
            Function<String, PlanState> plans,
            Function<String, Optional<NodeReports.Entry>> reports,
            Function<String, Optional<NodeState>> before) {
        List<Member> members = nodes.stream()
                .sorted()
                .map(node -> new Member(
                        node,
                        plans.apply(node),
                        reports.apply(node).orElse(null),
                        before.apply(node).orElse(null)))
                .toList();
        return new EdgeFleet(
                progress(members), members.stream().map(Member::state).toList(), metrics(members));
    }

    private static Progress progress(List<Member> members) {
        List<Progress> all = members.stream().map(Member::progress).toList();
        return all.stream()
                .filter(Progress.Stuck.class::isInstance)
                .findFirst()
                .or(() ->
                        all.stream().filter(Progress.Working.class::isInstance).findFirst())
                .orElseGet(() -> new Progress.Ready(
                        Reason.WORKERS_RUNNING,
                        members.size() == 1 ? "1 node answers" : members.size() + " nodes answer"));
    }

    private static @Nullable List<Metric> metrics(List<Member> members) {
        if (members.stream().anyMatch(Member::remembered)) {
            return null;
        }
        if (members.stream().allMatch(member -> member.entry == null)) {
            return List.of();
        }
        long inferences = sum(members, ServiceReport::inferences);
        long hard = sum(members, ServiceReport::hardExamples);
        long offloaded = sum(members, ServiceReport::offloaded);
        long percent = inferences == 0 ? 0 : Math.round(100.0 * offloaded / inferences);
        return List.of(
                new Metric("inferenceNumber", Long.toString(inferences)),
                new Metric("hardExampleNumber", Long.toString(hard)),
                new Metric("uploadCloudRatio", Long.toString(percent)));
    }

    private static long sum(List<Member> members, ToLongFunction<ServiceReport> of) {
        return members.stream()
                .flatMap(member -> Optional.ofNullable(member.entry).stream())
                .mapToLong(entry -> of.applyAsLong(entry.report()))
                .sum();
    }
}
