package io.skerry.operator.jointinference;

import io.skerry.api.jointinference.NodeState;
import io.skerry.api.report.ServiceReport;
import io.skerry.api.resource.Metric;
import io.skerry.operator.plan.PlanState;
import io.skerry.operator.report.NodeReports;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The edge worker of a service that the runtime on the nodes themselves serves.
 *
 * @param progress how far it is, over all nodes
 * @param nodes one entry for each, by name
 * @param metrics Sedna's, summed over all nodes; absent: not all nodes that answer have told them
 */
record EdgeFleet(
        Progress progress, List<NodeState> nodes, @Nullable List<Metric> metrics) {

    /**
     * Looks at the nodes that a service is for.
     *
     * @param nodes names of those that exist
     * @param plans how each of them stands to its plan
     * @param reports what each of them said of the service last
     * @param answering what the status says of those that answer by the present spec, by name: it holds until they say otherwise
     */
    static EdgeFleet of(
            Collection<String> nodes,
            Function<String, PlanState> plans,
            Function<String, Optional<NodeReports.Entry>> reports,
            Map<String, NodeState> answering) {
        List<FleetMember> members = nodes.stream()
                .sorted()
                .map(node -> new FleetMember(
                        node, plans.apply(node), reports.apply(node).orElse(null), answering.get(node)))
                .toList();
        return new EdgeFleet(
                progress(members), members.stream().map(FleetMember::state).toList(), metrics(members));
    }

    private static Progress progress(List<FleetMember> members) {
        List<Progress> all = members.stream().map(FleetMember::progress).toList();
        return all.stream()
                .filter(Progress.Stuck.class::isInstance)
                .findFirst()
                .or(() ->
                        all.stream().filter(Progress.Working.class::isInstance).findFirst())
                .orElseGet(() -> new Progress.Ready(
                        Reason.WORKERS_RUNNING,
                        members.size() == 1 ? "1 node answers" : members.size() + " nodes answer"));
    }

    private static @Nullable List<Metric> metrics(List<FleetMember> members) {
        if (members.stream().anyMatch(FleetMember::isAsBefore)) {
            return null;
        }
        if (members.stream().allMatch(member -> member.entry() == null)) {
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

    private static long sum(List<FleetMember> members, ToLongFunction<ServiceReport> of) {
        return members.stream()
                .flatMap(member -> Optional.ofNullable(member.entry()).stream())
                .mapToLong(entry -> of.applyAsLong(entry.report()))
                .sum();
    }
}
