package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.skerry.api.jointinference.JointInferenceService;

/** Objects that services own, as event sources: one for each kind, however many objects of the kind a service has. */
final class OwnedObjects {

    static final String DEPLOYMENTS = "deployments";
    static final String AUTOSCALERS = "autoscalers";

    private OwnedObjects() {}

    static <R extends HasMetadata> InformerEventSource<R, JointInferenceService> source(
            Class<R> kind, String name, EventSourceContext<JointInferenceService> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(kind, JointInferenceService.class)
                        .withName(name)
                        .withLabelSelector(SednaWorkers.LABEL)
                        .withNamespacesInheritedFromController()
                        .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(JointInferenceService.class))
                        .build(),
                context);
    }
}
