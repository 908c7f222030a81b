package io.skerry.operator.worker;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.skerry.api.jointinference.HorizontalScaling;
import java.util.List;
import java.util.Map;

/** The objects that carry a worker: Deployment, Service, autoscaler. */
public final class WorkerObjects {

    private WorkerObjects() {}

    /**
     * A Deployment of one worker. The number of replicas is left to Kubernetes: one, or what an autoscaler says.
     *
     * @param template the user's
     */
    public static Deployment deployment(
            Worker worker, PodTemplateSpec template, Map<String, String> environment, List<StorageMount> mounts) {
        Map<String, String> labels = worker.deploymentLabels();
        return new DeploymentBuilder()
                .withMetadata(worker.metadata(worker.deploymentName(), labels))
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(labels)
                .endSelector()
                .withTemplate(new WorkerPod(labels, environment, mounts).complete(template))
                .endSpec()
                .build();
    }

    /** What keeps a Deployment's number of pods in step with the load. */
    public static HorizontalPodAutoscaler autoscaler(Worker worker, HorizontalScaling scaling) {
        return new HorizontalPodAutoscalerBuilder()
                .withMetadata(worker.metadata(worker.autoscalerName(), worker.labels()))
                .withNewSpec()
                .withNewScaleTargetRef("apps/v1", "Deployment", worker.deploymentName())
                .withMinReplicas(scaling.minReplicas())
                .withMaxReplicas(scaling.maxReplicas())
                .withMetrics(scaling.metrics())
                .withBehavior(scaling.behavior())
                .endSpec()
                .build();
    }

    /** A Service in front of a worker's pods. */
    public static Service service(Worker worker, int port) {
        return new ServiceBuilder()
                .withMetadata(worker.metadata(worker.serviceName(), worker.labels()))
                .withNewSpec()
                .withSelector(worker.labels())
                .addNewPort()
                .withName("tcp-0")
                .withProtocol("TCP")
                .withPort(port)
                .withTargetPort(new IntOrString(port))
                .endPort()
                .endSpec()
                .build();
    }
}
