package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.model.Model;
import io.skerry.operator.reference.References;
import io.skerry.operator.reference.Secrets;
import io.skerry.operator.status.EventRecorder;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.StatusWriter;
import io.skerry.operator.worker.Rollout;
import io.skerry.operator.worker.Worker;
import io.skerry.operator.worker.WorkerPods;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at a service and at what it refers to, makes its workers, and says in the status how far they are. */
@ControllerConfiguration(name = "jointinferenceservice")
@Workflow(
        explicitInvocation = true,
        dependents = {
            @Dependent(name = CloudDeployment.NAME, type = CloudDeployment.class),
            @Dependent(name = CloudService.NAME, type = CloudService.class),
            @Dependent(
                    name = "cloud-autoscaler",
                    type = Autoscaler.Cloud.class,
                    reconcilePrecondition = Autoscaler.Wanted.class),
            @Dependent(
                    name = EdgeDeployment.NAME,
                    type = EdgeDeployment.class,
                    reconcilePrecondition = EdgeAsPod.class),
            @Dependent(
                    name = "edge-autoscaler",
                    type = Autoscaler.Edge.class,
                    reconcilePrecondition = Autoscaler.Wanted.class)
        })
public class JointInferenceReconciler implements Reconciler<JointInferenceService> {

    private static final String INPUTS = "inputs";

    private final StatusWriter<JointInferenceService, JointInferenceServiceStatus> writer;
    private final Clock clock;

    JointInferenceReconciler(Clock clock, EventRecorder events) {
        this.clock = clock;
        this.writer = new StatusWriter<>(JointInferenceService::new, events);
    }

    /** What the workers need, for the dependents of the reconciliation under way. */
    static WorkerInputs inputs(Context<JointInferenceService> context) {
        return context.managedWorkflowAndDependentResourceContext().getMandatory(INPUTS, WorkerInputs.class);
    }

    @Override
    public List<EventSource<?, JointInferenceService>> prepareEventSources(
            EventSourceContext<JointInferenceService> context) {
        InformerEventSource<Model, JointInferenceService> models = References.inNamespace(
                        JointInferenceService.class, Model.class, JointInferenceReconciler::models)
                .source(context);
        return List.of(models, WorkerPods.source(JointInferenceService.class, context));
    }

    private static Set<String> models(JointInferenceService service) {
        return Set.of(
                service.getSpec().edgeWorker().model().name(),
                service.getSpec().cloudWorker().model().name());
    }

    @Override
    public UpdateControl<JointInferenceService> reconcile(
            JointInferenceService service, Context<JointInferenceService> context) {
        return switch (resolve(service, context)) {
            case Resolution.Unresolved(Progress.Stuck why) -> writer.write(service, why, next(service, why, null));
            case Resolution.Resolved(WorkerInputs inputs) -> {
                context.managedWorkflowAndDependentResourceContext().put(INPUTS, inputs);
                context.managedWorkflowAndDependentResourceContext().reconcileManagedWorkflow();
                SequencedMap<String, Rollout> workers = workers(service, context);
                Progress progress = WorkersProgress.of(workers);
                yield writer.write(service, progress, next(service, progress, workers.values()));
            }
        };
    }

    private static Resolution resolve(JointInferenceService service, Context<JointInferenceService> context) {
        return Resolution.of(
                service,
                name -> context.getSecondaryResourcesAsStream(Model.class)
                        .filter(model -> model.getMetadata().getName().equals(name))
                        .findFirst(),
                name -> Secrets.find(service, name, context));
    }

    private static SequencedMap<String, Rollout> workers(
            JointInferenceService service, Context<JointInferenceService> context) {
        SednaWorkers workers = new SednaWorkers(service);
        SequencedMap<String, Rollout> rollouts = new LinkedHashMap<>();
        rollouts.put("cloud worker", rollout(workers.cloud(), context));
        if (EdgeAsPod.of(service)) {
            rollouts.put("edge worker", rollout(workers.edge(), context));
        }
        return rollouts;
    }

    private static Rollout rollout(Worker worker, Context<JointInferenceService> context) {
        Deployment deployment = context.getSecondaryResourcesAsStream(Deployment.class)
                .filter(candidate -> candidate.getMetadata().getName().equals(worker.deploymentName()))
                .findFirst()
                .orElse(null);
        List<Pod> pods = context.getSecondaryResourcesAsStream(Pod.class)
                .filter(pod -> pod.getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(worker.labels().entrySet()))
                .toList();
        return Rollout.of(deployment, pods);
    }

    @Override
    public ErrorStatusUpdateControl<JointInferenceService> updateErrorStatus(
            JointInferenceService service, Context<JointInferenceService> context, Exception e) {
        Progress progress = Progress.failed(e);
        return writer.writeError(service, progress, next(service, progress, null));
    }

    private JointInferenceServiceStatus next(
            JointInferenceService service, Progress progress, @Nullable Collection<Rollout> workers) {
        return StatusUpdate.next(
                service.getStatus(), service.getMetadata().getGeneration(), progress, workers, clock.instant());
    }
}
