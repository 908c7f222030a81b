package io.skerry.operator.plan;

import io.fabric8.kubernetes.api.model.Node;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.api.plan.ServiceName;
import io.skerry.operator.link.NodeRoutes;
import io.skerry.operator.report.NodeReports;
import io.skerry.operator.retry.EndlesslyRetried;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps each node's plan in step with the resources that are for it, and the way to the node open. */
@ControllerConfiguration(name = "nodeplan")
public class NodePlanReconciler implements EndlesslyRetried<Node> {

    private final NodePlans plans;
    private final NodeReports reports;
    private final NodeRoutes routes;
    private @Nullable PlanSources sources;

    NodePlanReconciler(NodePlans plans, NodeReports reports, NodeRoutes routes) {
        this.plans = plans;
        this.reports = reports;
        this.routes = routes;
    }

    @Override
    public List<EventSource<?, Node>> prepareEventSources(EventSourceContext<Node> context) {
        sources = PlanSources.open(context);
        SimpleInboundEventSource<Node> answers = new SimpleInboundEventSource<>("plan-answers");
        plans.onAnswer(node -> answers.propagateEvent(new ResourceID(node)));
        List<EventSource<?, Node>> all = new ArrayList<>(sources.toList());
        all.add(answers);
        all.addAll(routes.sources(context));
        return all;
    }

    @Override
    public UpdateControl<Node> reconcile(Node node, Context<Node> context) {
        if (sources == null) {
            throw new IllegalStateException("nothing can be reconciled before the event sources are there");
        }
        String name = node.getMetadata().getName();
        List<ServiceAssignment> assignments = sources.assignments(node);
        Optional<Duration> plan = plans.settle(name, assignments);
        Optional<Duration> route =
                routes.settle(need(node, sources.asking(node), assignments.isEmpty(), plans.state(name)));
        UpdateControl<Node> done = UpdateControl.noUpdate();
        return Stream.of(plan, route)
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .map(done::rescheduleAfter)
                .orElse(done);
    }

    private NodeRoutes.Need need(Node node, Set<ServiceName> asking, boolean empty, PlanState state) {
        String name = node.getMetadata().getName();
        Set<ServiceName> unanswered = asking.stream()
                .filter(service -> reports.of(name, service)
                        .filter(entry -> !entry.report().deepHeard())
                        .isPresent())
                .collect(Collectors.toSet());
        return new NodeRoutes.Need(node, asking, empty && state instanceof PlanState.InSync, state.heard(), unanswered);
    }
}
