package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Service;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;
import io.skerry.api.jointinference.JointInferenceService;

/** The Service by which edges find the deep model. */
@KubernetesDependent(informer = @Informer(labelSelector = SednaWorkers.LABEL))
public class CloudService extends CRUDKubernetesDependentResource<Service, JointInferenceService> {

    static final String NAME = "cloud-service";

    @Override
    protected Service desired(JointInferenceService service, Context<JointInferenceService> context) {
        return new SednaWorkers(service).cloudService();
    }
}
