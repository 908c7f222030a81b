package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.jointinference.ModelFile;
import io.skerry.api.model.Model;
import io.skerry.api.resource.WorkerRuntime;
import io.skerry.operator.cache.Change;
import io.skerry.operator.link.WorkerLink;
import io.skerry.operator.plan.Assignment;
import io.skerry.operator.plan.NodePlans;
import io.skerry.operator.reference.References;
import io.skerry.operator.reference.SecretSource;
import io.skerry.operator.reference.StorageReference;
import io.skerry.operator.report.NodeReports;
import io.skerry.operator.retry.EndlesslyRetried;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.StatusWriter;
import io.skerry.operator.status.StatusWriters;
import io.skerry.operator.worker.UnavailableNode;
import io.skerry.operator.worker.WorkerPods;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at a service and at what it refers to, makes its workers, and says in the status how far they are. */
@ControllerConfiguration(name = "jointinferenceservice")
@Workflow(
        explicitInvocation = true,
        dependents = {
            @Dependent(
                    name = CloudDeployment.NAME,
                    type = CloudDeployment.class,
                    useEventSourceWithName = OwnedObjects.DEPLOYMENTS),
            @Dependent(name = CloudService.NAME, type = CloudService.class),
            @Dependent(
                    name = "cloud-autoscaler",
                    type = Autoscaler.Cloud.class,
                    useEventSourceWithName = OwnedObjects.AUTOSCALERS,
                    reconcilePrecondition = Autoscaler.Wanted.class),
            @Dependent(
                    name = EdgeDeployment.NAME,
                    type = EdgeDeployment.class,
                    useEventSourceWithName = OwnedObjects.DEPLOYMENTS,
                    reconcilePrecondition = EdgeAsPod.class),
            @Dependent(
                    name = "edge-autoscaler",
                    type = Autoscaler.Edge.class,
                    useEventSourceWithName = OwnedObjects.AUTOSCALERS,
                    reconcilePrecondition = Autoscaler.Wanted.class)
        })
public class JointInferenceReconciler implements EndlesslyRetried<JointInferenceService> {

    private static final String INPUTS = "inputs";

    private final StatusWriter<JointInferenceService, JointInferenceServiceStatus> writer;
    private final SecretSource<JointInferenceService> secrets;
    private final Fleets fleets;
    private final WorkerLink workerLink;
    private final LinkSecrets linkSecrets;
    private final CounterPace pace;
    private final Clock clock;

    JointInferenceReconciler(
            KubernetesClient client,
            NodePlans plans,
            NodeReports reports,
            WorkerLink workerLink,
            CounterPace pace,
            Clock clock,
            StatusWriters writers) {
        this.workerLink = workerLink;
        this.linkSecrets = new LinkSecrets(client);
        this.secrets = new SecretSource<>(client);
        this.fleets = new Fleets(plans, reports);
        this.pace = pace;
        this.clock = clock;
        this.writer = writers.of(JointInferenceService::new);
    }

    /** What the workers need, for the dependents of the reconciliation under way. */
    static WorkerInputs inputs(Context<JointInferenceService> context) {
        return context.managedWorkflowAndDependentResourceContext().getMandatory(INPUTS, WorkerInputs.class);
    }

    @Override
    public List<EventSource<?, JointInferenceService>> prepareEventSources(
            EventSourceContext<JointInferenceService> context) {
        InformerEventSource<Model, JointInferenceService> models = References.inNamespace(
                        JointInferenceService.class, Model.class, ServiceReferences::models)
                .source(context, Change::isBesideStatus);
        InformerEventSource<Node, JointInferenceService> nodes = References.inCluster(
                        JointInferenceService.class, Node.class, ServiceReferences::nodes)
                .source(context, (was, is) -> UnavailableNode.isReady(was) != UnavailableNode.isReady(is));
        return List.of(
                models,
                nodes,
                secrets,
                fleets.source(context),
                new Deletions(this::forget),
                OwnedObjects.source(Deployment.class, OwnedObjects.DEPLOYMENTS, context),
                OwnedObjects.source(HorizontalPodAutoscaler.class, OwnedObjects.AUTOSCALERS, context),
                WorkerPods.source(JointInferenceService.class, context));
    }

    private void forget(JointInferenceService service) {
        fleets.forget(service);
        pace.forget(service);
        linkSecrets.doubt(service);
    }

    @Override
    public UpdateControl<JointInferenceService> reconcile(
            JointInferenceService service, Context<JointInferenceService> context) {
        return switch (resolve(service, context)) {
            case Resolution.Unresolved(Progress.Stuck why) -> write(service, Finding.unresolved(why), null);
            case Resolution.Resolved(WorkerInputs inputs) -> {
                context.managedWorkflowAndDependentResourceContext().put(INPUTS, inputs);
                context.managedWorkflowAndDependentResourceContext().reconcileManagedWorkflow();
                Finding finding = look(service, context);
                if (!(finding.progress() instanceof Progress.Ready)) {
                    linkSecrets.doubt(service);
                }
                yield write(service, finding, edgeModel(service, inputs));
            }
        };
    }

    private Resolution resolve(JointInferenceService service, Context<JointInferenceService> context) {
        Map<String, Model> models = context.getSecondaryResourcesAsStream(Model.class)
                .collect(Collectors.toMap(model -> model.getMetadata().getName(), Function.identity()));
        Set<String> needed = models.values().stream()
                .flatMap(model -> StorageReference.of(model).secrets().stream())
                .collect(Collectors.toSet());
        return Resolution.of(
                service,
                name -> Optional.ofNullable(models.get(name)).or(() -> ask(context, service, name)),
                secrets.follow(service, needed),
                () -> connection(service));
    }

    /** A Model that was made just before the service may not have been heard of yet. */
    private static Optional<Model> ask(
            Context<JointInferenceService> context, JointInferenceService service, String name) {
        return Optional.ofNullable(context.getClient()
                .resources(Model.class)
                .inNamespace(service.getMetadata().getNamespace())
                .withName(name)
                .get());
    }

    private WorkerConnection connection(JointInferenceService service) {
        Optional<String> key = WorkerRuntime.of(service.getSpec().cloudWorker().template()) == WorkerRuntime.SKERRY
                ? workerLink.ingestKey(Assignment.nameOf(service))
                : Optional.empty();
        return new WorkerConnection(
                workerLink.environment(),
                key.map(text -> linkSecrets.put(service, text)).orElse(null));
    }

    private static @Nullable ModelFile edgeModel(JointInferenceService service, WorkerInputs inputs) {
        return EdgeAsPod.of(service) ? null : ModelFile.of(inputs.edgeModel().spec());
    }

    private Finding look(JointInferenceService service, Context<JointInferenceService> context) {
        ObservedWorkers pods = ObservedWorkers.of(service, context);
        return EdgeAsPod.of(service)
                ? Finding.of(pods)
                : Finding.of(pods, fleets.of(service, ObservedWorkers.nodes(context)));
    }

    @Override
    public ErrorStatusUpdateControl<JointInferenceService> updateErrorStatus(
            JointInferenceService service, Context<JointInferenceService> context, Exception e) {
        return writer.writeError(service, e, progress -> next(service, Finding.unresolved(progress), null));
    }

    private UpdateControl<JointInferenceService> write(
            JointInferenceService service, Finding finding, @Nullable ModelFile edgeModel) {
        JointInferenceServiceStatus next = next(service, finding, edgeModel);
        UpdateControl<JointInferenceService> later = UpdateControl.noUpdate();
        return pace.rest(service, next)
                .map(later::rescheduleAfter)
                .orElseGet(() -> writer.write(service, finding.progress(), next));
    }

    private JointInferenceServiceStatus next(
            JointInferenceService service, Finding finding, @Nullable ModelFile edgeModel) {
        return StatusUpdate.next(
                service.getStatus(), service.getMetadata().getGeneration(), finding, edgeModel, clock.instant());
    }
}
