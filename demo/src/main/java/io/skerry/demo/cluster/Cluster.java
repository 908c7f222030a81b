package io.skerry.demo.cluster;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.skerry.api.jointinference.JointInferenceService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** A cluster as its user sees it, and as the kubelet does that the demo plays. */
public final class Cluster implements AutoCloseable {

    /** What a file is applied to that names no namespace. */
    static final String NAMESPACE = "default";

    private static final String EDGE = "node-role.kubernetes.io/edge";

    // Client and server log each request, and that a version is an early one. Kept here: a logger that nobody holds
    // forgets its level.
    private static final Logger FABRIC8 = Logger.getLogger("io.fabric8");

    static {
        FABRIC8.setLevel(Level.SEVERE);
    }

    private final KubernetesClient client;
    private final Runnable end;

    private Cluster(KubernetesClient client, Runnable end) {
        this.client = client;
        this.end = end;
    }

    /**
     * Starts an empty one.
     *
     * @param port for its API server
     */
    public static Cluster start(int port) {
        ApiServer server = ApiServer.start(port);
        return new Cluster(server.client(), server::close);
    }

    /** One that runs already. */
    public static Cluster open(Path kubeconfig) {
        Config config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
                .withNamespace(NAMESPACE)
                .build();
        return new Cluster(new KubernetesClientBuilder().withConfig(config).build(), () -> {});
    }

    /** What its administrator can do. */
    public Administrator administrator() {
        return new Administrator(client);
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

    /** The port of a Deployment's pods that a Service leads to. */
    public int servicePort(Deployment deployment) {
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        return client.services().list().getItems().stream()
                .filter(service -> service.getSpec().getSelector() != null)
                .filter(service -> labels.entrySet()
                        .containsAll(service.getSpec().getSelector().entrySet()))
                .flatMap(service -> service.getSpec().getPorts().stream())
                .map(port -> port.getTargetPort().getIntVal())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no Service leads to " + deployment.getMetadata().getName()));
    }

    /** What is in a Secret. */
    public Map<String, byte[]> secret(String name) {
        return client.secrets().withName(name).require().getData().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> Base64.getDecoder().decode(entry.getValue())));
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
        end.run();
    }
}
