package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.resource.WorkerRuntime;

/** Whether the shallow model needs a pod; if not, the runtime that is on the node already serves it. */
public class EdgeAsPod implements Condition<Deployment, JointInferenceService> {

    @Override
    public boolean isMet(
            DependentResource<Deployment, JointInferenceService> dependent,
            JointInferenceService service,
            Context<JointInferenceService> context) {
        return of(service);
    }

    static boolean of(JointInferenceService service) {
        return WorkerRuntime.of(service.getSpec().edgeWorker().template()) == WorkerRuntime.SEDNA;
    }
}
