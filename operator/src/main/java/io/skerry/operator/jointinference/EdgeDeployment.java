package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.skerry.api.jointinference.JointInferenceService;

/** The Deployment of the shallow model. */
public class EdgeDeployment extends CRUDKubernetesDependentResource<Deployment, JointInferenceService> {

    static final String NAME = "edge-deployment";

    @Override
    protected Deployment desired(JointInferenceService service, Context<JointInferenceService> context) {
        return new SednaWorkers(service)
                .edgeDeployment(
                        JointInferenceReconciler.inputs(context).edgeModel().mount());
    }
}
