package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Node;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.jointinference.NodeState;
import io.skerry.api.plan.ServiceName;
import io.skerry.operator.plan.Assignment;
import io.skerry.operator.plan.NodePlans;
import io.skerry.operator.plan.Placement;
import io.skerry.operator.report.NodeReports;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the nodes themselves say of services that they serve without a pod. */
final class Fleets {

    private static final String BY_NODE = "placement";

    private final NodePlans plans;
    private final NodeReports reports;

    Fleets(NodePlans plans, NodeReports reports) {
        this.plans = plans;
        this.reports = reports;
    }

    /** An event for a service whenever a node says something of it, or of the plan that it is part of. */
    EventSource<?, JointInferenceService> source(EventSourceContext<JointInferenceService> context) {
        IndexerResourceCache<JointInferenceService> services = context.getPrimaryCache();
        services.addIndexer(BY_NODE, service -> Placement.of(service).keys());
        SimpleInboundEventSource<JointInferenceService> source = new SimpleInboundEventSource<>("nodes-words");
        reports.listen(service -> source.propagateEvent(new ResourceID(service.name(), service.namespace())));
        plans.onChange(node -> Stream.of(node, Placement.LABELLED)
                .flatMap(key -> services.byIndex(BY_NODE, key).stream())
                .forEach(service -> source.propagateEvent(ResourceID.fromResource(service))));
        return source;
    }

    /** A service is gone, and what nodes said of it. */
    void forget(JointInferenceService service) {
        reports.forget(Assignment.nameOf(service));
    }

    /**
     * The fleet of a service.
     *
     * @param nodes all that exist
     */
    EdgeFleet of(JointInferenceService service, Cache<Node> nodes) {
        Placement placement = Placement.of(service);
        List<String> covered =
                placement.among(nodes).map(node -> node.getMetadata().getName()).toList();
        if (covered.isEmpty()) {
            return new EdgeFleet(nowhere(placement), List.of(), List.of());
        }
        ServiceName name = Assignment.nameOf(service);
        return EdgeFleet.of(covered, plans::state, node -> reports.of(node, name), answering(service));
    }

    private static Map<String, NodeState> answering(JointInferenceService service) {
        JointInferenceServiceStatus status = service.getStatus();
        if (status == null || !service.getMetadata().getGeneration().equals(status.observedGeneration())) {
            return Map.of();
        }
        return status.nodes().stream()
                .filter(node -> Boolean.TRUE.equals(node.ready()))
                .collect(Collectors.toMap(NodeState::name, Function.identity(), (_, last) -> last));
    }

    private static Progress nowhere(Placement placement) {
        return switch (placement) {
            case Placement.OnNode(String name) ->
                new Progress.Working(
                        Reason.NODE_NOT_FOUND,
                        "the edge worker waits for the node '" + name
                                + "', which does not exist: let it join, or name another");
            case Placement.OnLabelled(var labels) ->
                new Progress.Working(
                        Reason.NO_MATCHING_NODE, "no node has the labels " + labels + ": label one, or name others");
            case Placement.None _, Placement.Unsaid _ ->
                new Progress.Stuck(
                        Reason.INVALID_SPEC,
                        "nothing says on which nodes the edge worker runs: write nodeName or nodeSelector into"
                                + " spec.edgeWorker.template.spec");
        };
    }
}
