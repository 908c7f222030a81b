package io.skerry.operator.plan;

import io.fabric8.kubernetes.api.model.Node;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps each node's plan in step with the resources that are for it. Writes nothing to the API server. */
@ControllerConfiguration(name = "nodeplan")
public class NodePlanReconciler implements Reconciler<Node> {

    private final NodePlans plans;
    private @Nullable PlanSources sources;

    NodePlanReconciler(NodePlans plans) {
        this.plans = plans;
    }

    @Override
    public List<EventSource<?, Node>> prepareEventSources(EventSourceContext<Node> context) {
        sources = PlanSources.open(context);
        SimpleInboundEventSource<Node> answers = new SimpleInboundEventSource<>("plan-answers");
        plans.listen(node -> answers.propagateEvent(new ResourceID(node)));
        return Stream.concat(sources.toList().stream(), Stream.of(answers)).toList();
    }

    @Override
    public UpdateControl<Node> reconcile(Node node, Context<Node> context) {
        if (sources == null) {
            throw new IllegalStateException("nothing can be reconciled before the event sources are there");
        }
        Optional<Duration> again = plans.settle(node.getMetadata().getName(), sources.assignments(node));
        UpdateControl<Node> done = UpdateControl.noUpdate();
        return again.map(done::rescheduleAfter).orElse(done);
    }
}
