package io.skerry.benchmarks.operator;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.model.Model;
import io.skerry.api.plan.ServiceName;
import io.skerry.benchmarks.process.Testbed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A cluster with Skerry's CRDs and many nodes. What makes pods of Deployments does not run until it is wanted. When this is closed, nothing
 * is left of it.
 */
final class LargeCluster implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;
    private static final String[] POD_MAKERS = {"kube-controller-manager", "kube-scheduler"};

    private final Scale scale;
    private final Testbed testbed;
    private final KubernetesClient client;

    private LargeCluster(Scale scale, Testbed testbed) throws IOException {
        this.scale = scale;
        this.testbed = testbed;
        this.client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(testbed.kubeconfig().toFile()))
                .build();
    }

    /**
     * Starts it, with nodes that are ready, and with Models but without services.
     *
     * @param home the repository
     * @param folder for all that it holds
     */
    static LargeCluster start(Path home, Path folder, Scale scale) throws Exception {
        Testbed testbed = Testbed.start(home, folder, "etcd", "kube-apiserver", "kwok");
        LargeCluster cluster = new LargeCluster(scale, testbed);
        try {
            Crds.install(cluster.client, home.resolve("helm/crds"));
            cluster.addNodes();
            cluster.addModels();
            return cluster;
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    private void addNodes() throws InterruptedException, ExecutionException {
        Together.forEach(
                IntStream.range(0, scale.nodes()).mapToObj(Scale::node).map(Manifests::node),
                node -> client.resource(node).create());
        Together.forEach(
                IntStream.range(0, scale.nodes()).mapToObj(Scale::node),
                name -> client.nodes()
                        .withName(name)
                        .waitUntilCondition(LargeCluster::isReady, PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private static boolean isReady(Node node) {
        return node != null && Readiness.getInstance().isReady(node);
    }

    private void addModels() {
        for (int i = 0; i < scale.namespaces(); i++) {
            String namespace = Scale.namespace(i);
            client.resource(Manifests.namespace(namespace)).create();
            client.resource(Manifests.model(namespace, Manifests.SHALLOW, 1)).create();
            client.resource(Manifests.model(namespace, Manifests.DEEP, 1)).create();
        }
    }

    KubernetesClient client() {
        return client;
    }

    Path kubeconfig() {
        return testbed.kubeconfig();
    }

    /** Creates all services at once. */
    void addServices() throws InterruptedException, ExecutionException {
        Together.forEach(
                IntStream.range(0, scale.services()).boxed(),
                i -> client.resource(Manifests.service(Scale.service(i), scale.nodeOf(i)))
                        .create());
    }

    /** Gives the shallow Model of a namespace another version. */
    void changeModel(String namespace, int version) {
        Model model = Manifests.model(namespace, Manifests.SHALLOW, version);
        client.resource(model).update();
    }

    JointInferenceService service(ServiceName name) {
        return client.resources(JointInferenceService.class)
                .inNamespace(name.namespace())
                .withName(name.name())
                .require();
    }

    /** Has Kubernetes make pods of Deployments from now on. */
    void makePods() throws IOException, InterruptedException {
        testbed.start(POD_MAKERS);
    }

    /** Ends that. */
    void makeNoPods() throws IOException, InterruptedException {
        testbed.stop(POD_MAKERS);
    }

    /** The API server's own count. */
    ApiRequests requests() {
        return ApiRequests.parse(client.raw("/metrics"));
    }

    @Override
    public void close() {
        client.close();
        testbed.close();
    }
}
