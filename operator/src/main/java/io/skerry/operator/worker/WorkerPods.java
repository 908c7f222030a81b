package io.skerry.operator.worker;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.skerry.api.resource.Labels;
import java.util.Set;

/** The pods of workers as an event source: they belong to a Deployment, and by their labels to a resource. */
public final class WorkerPods {

    private WorkerPods() {}

    /** The pods of the workers of all resources of a kind. */
    public static <P extends HasMetadata> InformerEventSource<Pod, P> source(
            Class<P> kind, EventSourceContext<P> context) {
        String label = Labels.name(HasMetadata.getKind(kind));
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Pod.class, kind)
                        .withName("worker-pods")
                        .withLabelSelector(label)
                        .withNamespacesInheritedFromController()
                        .withSecondaryToPrimaryMapper(pod -> Set.of(new ResourceID(
                                pod.getMetadata().getLabels().get(label),
                                pod.getMetadata().getNamespace())))
                        .build(),
                context);
    }
}
