package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.resource.WorkerRuntime;

/** The Deployment of the deep model. */
public class CloudDeployment extends CRUDKubernetesDependentResource<Deployment, JointInferenceService> {

    static final String NAME = "cloud-deployment";

    @Override
    protected Deployment desired(JointInferenceService service, Context<JointInferenceService> context) {
        WorkerInputs inputs = JointInferenceReconciler.inputs(context);
        return switch (WorkerRuntime.of(service.getSpec().cloudWorker().template())) {
            case SEDNA ->
                new SednaWorkers(service).cloudDeployment(inputs.cloudModel().mount());
            case SKERRY -> DeepWorker.deployment(service, inputs.cloudModel(), inputs.connection());
        };
    }
}
