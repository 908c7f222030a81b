package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;
import io.skerry.api.jointinference.JointInferenceService;

/** The Deployment of the deep model. */
@KubernetesDependent
public class CloudDeployment extends CRUDKubernetesDependentResource<Deployment, JointInferenceService> {

    static final String NAME = "cloud-deployment";

    @Override
    protected Deployment desired(JointInferenceService service, Context<JointInferenceService> context) {
        return new SednaWorkers(service)
                .cloudDeployment(JointInferenceReconciler.inputs(context).cloudModel());
    }
}
