package io.skerry.demo.cluster;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.skerry.api.jointinference.JointInferenceService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A cluster in memory, as its user sees it, and as the kubelet does that the demo plays. */
public final class Cluster implements AutoCloseable {

    /** What a file is applied to that names no namespace. */
    static final String NAMESPACE = "default";

    private static final String EDGE = "node-role.kubernetes.io/edge";

    private final ApiServer server;
    private final KubernetesClient client;

    private Cluster(ApiServer server) {
        this.server = server;
        this.client = server.client();
    }

    /**
     * Starts an empty one.
     *
     * @param port for its API server
     */
    public static Cluster start(int port) {
        return new Cluster(ApiServer.start(port));
    }

    /** Writes the file by which programs find the cluster that has this port, as {@code KUBECONFIG} names it. */
    public static void writeKubeconfig(Path file, int port) throws IOException {
        Files.writeString(file, """
                apiVersion: v1
                kind: Config
                current-context: demo
                clusters: [{name: demo, cluster: {server: "%s"}}]
                contexts: [{name: demo, context: {cluster: demo, user: demo, namespace: %s}}]
                users: [{name: demo, user: {}}]
                """.formatted(ApiServer.url(port), NAMESPACE));
    }

    /** A node joins, labelled as KubeEdge labels its edge nodes. */
    public void join(String node) {
        client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(node)
                        .addToLabels(EDGE, "")
                        .endMetadata()
                        .withNewStatus()
                        .addNewCondition()
                        .withType("Ready")
                        .withStatus("True")
                        .endCondition()
                        .endStatus()
                        .build())
                .create();
    }

    /** Applies a file, as {@code kubectl apply --server-side -f} does. */
    public void apply(Sample sample) {
        sample.resources().forEach(resource -> client.resource(resource).serverSideApply());
    }

    /** The service that was applied, as it is now. */
    public Optional<ServiceView> service() {
        return client.resources(JointInferenceService.class).list().getItems().stream()
                .map(ServiceView::of)
                .findFirst();
    }

    /** A Deployment that somebody has made. */
    public Optional<Deployment> deployment() {
        return client.apps().deployments().list().getItems().stream().findFirst();
    }

    /** The ports of a Deployment's pods that Services lead to. */
    public Set<Integer> servicePorts(Deployment deployment) {
        return client.services().list().getItems().stream()
                .filter(service -> deployment
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(service.getSpec().getSelector().entrySet()))
                .flatMap(service -> service.getSpec().getPorts().stream())
                .map(ServicePort::getTargetPort)
                .map(port -> port.getIntVal())
                .collect(Collectors.toSet());
    }

    /** Its one pod runs and is ready, says the kubelet. */
    public void markReady(Deployment deployment) {
        client.resource(deployment).editStatus(found -> {
            found.setStatus(new DeploymentStatusBuilder()
                    .withObservedGeneration(found.getMetadata().getGeneration())
                    .withReplicas(1)
                    .withUpdatedReplicas(1)
                    .withReadyReplicas(1)
                    .withAvailableReplicas(1)
                    .build());
            return found;
        });
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
