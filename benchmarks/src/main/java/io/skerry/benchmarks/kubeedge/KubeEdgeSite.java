package io.skerry.benchmarks.kubeedge;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.faults.WeatherLink;
import io.skerry.benchmarks.operator.Crds;
import io.skerry.benchmarks.process.EdgeRuntime;
import io.skerry.benchmarks.process.KubeEdge;
import io.skerry.benchmarks.process.OperatorProcess;
import io.skerry.benchmarks.process.Ports;
import io.skerry.benchmarks.process.Testbed;
import io.skerry.benchmarks.samples.Camera;
import io.skerry.benchmarks.samples.SampleSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A cluster with KubeEdge, the operator, one edge node and one deep worker with one service. The node's way to cloudcore can be cut.
 */
final class KubeEdgeSite implements AutoCloseable {

    /** Namespace of the Rules. */
    static final String RULES = "skerry";

    private static final int PICTURES = 500;

    private final Bench bench;
    private final SampleSet set;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ModelVersions versions;
    private final KubeEdge kubeEdge;
    private final WeatherLink link;
    private final Applied applied;
    private final EdgeRuntime edge;
    private final Camera camera;

    private KubeEdgeSite(Bench bench) throws Exception {
        this.bench = bench;
        this.set = SampleSet.of(bench.home(), "fashion-mnist");
        try {
            Path folder = bench.work();
            versions = with(ModelVersions.of(set.deep(), folder.resolve("models")));
            bench.progress().accept("starting Kubernetes");
            Testbed cluster = with(Testbed.start(bench.home(), folder.resolve("cluster"), "--kwok"));
            bench.progress().accept("starting KubeEdge");
            kubeEdge = new KubeEdge(bench.home(), folder, cluster);
            kubeEdge.startCloud();
            link = with(WeatherLink.open(kubeEdge.hubPort()));
            kubeEdge.startNode(link.port());
            applied = with(new Applied(cluster.kubeconfig()));
            Crds.install(applied.client(), bench.home().resolve("helm/crds"));
            int workerPort = Ports.free();
            URI deepModel = versions.next(false).url();
            applied.make(versions.next(false).url(), deepModel, KubeEdge.NODE);
            bench.progress().accept("starting the operator, a deep worker and an edge runtime");
            with(startOperator(cluster.kubeconfig(), workerPort));
            Waiting.until(
                    "the deep worker has a Deployment",
                    () -> applied.deepWorker().isPresent());
            with(startWorker(applied.deepWorker().orElseThrow(), deepModel, workerPort));
            edge = with(startEdge());
            camera = with(new Camera(edge.address(), Applied.SERVICE, set.png(PICTURES)));
            Waiting.until("the edge answers", () -> camera.shoot().answered());
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** Starts all of it; returns when the edge answers by its plan. */
    static KubeEdgeSite start(Bench bench) throws Exception {
        return new KubeEdgeSite(bench);
    }

    private <T extends AutoCloseable> T with(T part) {
        parts.push(part);
        return part;
    }

    private OperatorProcess startOperator(Path kubeconfig, int workerPort) throws Exception {
        int port = Ports.free();
        return OperatorProcess.start(
                bench.home(),
                bench.work(),
                kubeconfig,
                port,
                Map.of(
                        "SKERRY_OPERATOR_COUNTERS_INTERVAL",
                        "1S",
                        "SKERRY_LINK",
                        "eventbus",
                        "SKERRY_EVENTBUS_NAMESPACE",
                        RULES,
                        "SKERRY_EVENTBUS_ROUTER",
                        kubeEdge.router().toString(),
                        "SKERRY_EVENTBUS_INGEST",
                        "http://127.0.0.1:" + port,
                        "SKERRY_EVENTBUS_WORKERS",
                        "http://127.0.0.1:" + workerPort));
    }

    /** As a kubelet starts the container: with the Deployment's settings, and the Secret in a file. */
    private EdgeRuntime startWorker(Deployment deployment, URI model, int port) throws Exception {
        var pod = deployment.getSpec().getTemplate().getSpec();
        Container container = pod.getContainers().getFirst();
        String secret = pod.getVolumes().stream()
                .map(Volume::getSecret)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .getSecretName();
        Path key = Files.writeString(bench.work().resolve("link-key"), applied.secret(secret));
        Map<String, String> environment = new HashMap<>();
        container.getEnv().stream()
                .filter(variable -> variable.getName().startsWith("SKERRY_"))
                .forEach(variable -> environment.put(variable.getName(), variable.getValue()));
        environment.put("SKERRY_EVENTBUS_KEY_FILE", key.toString());
        EdgeRuntime.Start runtime = bench.runtime();
        return EdgeRuntime.start(
                new EdgeRuntime.Start(runtime.jar(), runtime.options(), environment),
                bench.work().resolve("deep"),
                port,
                List.of(
                        "worker", "deep",
                        "--service", Applied.SERVICE.toString(),
                        "--model", model.toString(),
                        "--collect", samples().toString()));
    }

    private EdgeRuntime startEdge() throws Exception {
        return EdgeRuntime.start(
                bench.runtime(),
                bench.work().resolve(KubeEdge.NODE),
                List.of(
                        "run",
                        "--node",
                        KubeEdge.NODE,
                        "--link",
                        "eventbus",
                        "--rules-namespace",
                        RULES,
                        "--broker",
                        kubeEdge.broker().toString()));
    }

    Bench bench() {
        return bench;
    }

    ModelVersions versions() {
        return versions;
    }

    KubeEdge kubeEdge() {
        return kubeEdge;
    }

    /** Between the node and cloudcore. */
    WeatherLink link() {
        return link;
    }

    Applied applied() {
        return applied;
    }

    /** Shows pictures of the data set. */
    Camera camera() {
        return camera;
    }

    /** The edge's API. */
    URI edge() {
        return edge.address();
    }

    EdgeCounts counts() throws IOException {
        return EdgeCounts.of(edge.address());
    }

    /** Where the deep worker keeps what the edge delivers. */
    Path samples() {
        return bench.work().resolve("samples");
    }

    /** The folder of the model that both sides run. */
    Path model() {
        return set.deep();
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("a part does not end: " + e.getMessage(), e);
        }
    }
}
