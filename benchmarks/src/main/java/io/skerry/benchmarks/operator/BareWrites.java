package io.skerry.benchmarks.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.plan.ServiceName;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * What the API server takes to store what the operator stored: the same objects once more, in a namespace of their own, by a program that
 * watches nothing and decides nothing.
 *
 * @param statuses how often each service's status is written
 */
record BareWrites(LargeCluster cluster, int services, int statuses) {

    private static final String NAMESPACE = "bare";
    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("bare-client")
            .withForce(true)
            .build();

    /** Writes all of it; returns how many nanoseconds that took. */
    long run() throws InterruptedException, ExecutionException {
        KubernetesClient client = cluster.client();
        client.resource(Manifests.namespace(NAMESPACE)).create();
        ServiceName model = Scale.service(0);
        JointInferenceService service = cluster.service(model);
        Deployment deployment = client.apps()
                .deployments()
                .inNamespace(model.namespace())
                .withName(model.name() + "-deployment-cloud")
                .require();
        Service front = client.services()
                .inNamespace(model.namespace())
                .withName(model.name() + "-cloud")
                .require();
        long start = System.nanoTime();
        Together.forEach(IntStream.range(0, services).boxed(), i -> {
            JointInferenceService created = client.resource(copy(service, i)).create();
            client.resource(new DeploymentBuilder()
                            .withMetadata(metadata(deployment, i))
                            .withSpec(deployment.getSpec())
                            .build())
                    .patch(APPLY);
            client.resource(new ServiceBuilder()
                            .withMetadata(metadata(front, i))
                            .withNewSpec()
                            .withSelector(front.getSpec().getSelector())
                            .withPorts(front.getSpec().getPorts())
                            .endSpec()
                            .build())
                    .patch(APPLY);
            for (int status = 0; status < statuses; status++) {
                created.setStatus(status(Objects.requireNonNull(service.getStatus()), status));
                created.getMetadata().setManagedFields(null);
                created.getMetadata().setResourceVersion(null);
                client.resource(created).subresource("status").patch(APPLY);
            }
        });
        return System.nanoTime() - start;
    }

    private static JointInferenceService copy(JointInferenceService service, int index) {
        JointInferenceService copy = new JointInferenceService();
        copy.setMetadata(metadata(service, index));
        copy.setSpec(service.getSpec());
        return copy;
    }

    /** Without an owner: it would be collected as garbage. */
    private static ObjectMeta metadata(HasMetadata of, int index) {
        return new ObjectMetaBuilder()
                .withNamespace(NAMESPACE)
                .withName(of.getMetadata().getName() + "-" + index)
                .withLabels(of.getMetadata().getLabels())
                .build();
    }

    private static JointInferenceServiceStatus status(JointInferenceServiceStatus last, int number) {
        return new JointInferenceServiceStatus(
                last.observedGeneration(),
                last.conditions(),
                last.startTime(),
                number,
                last.failed(),
                last.metrics(),
                last.nodes(),
                last.edgeModel());
    }
}
