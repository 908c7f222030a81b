package io.skerry.demo;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.demo.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The testbed's cluster with KubeEdge on it: cloudcore, its router, and one node with EventBus and a broker of its own. The link is cut by
 * killing edgecore, KubeEdge's program on the node.
 */
final class KubeEdge implements Venue {

    private static final String RULES_NAMESPACE = "skerry";

    private static final List<String> OTHER_PORTS =
            List.of("ETCD", "ETCD_PEER", "CONTROLLER_MANAGER", "SCHEDULER", "KWOK", "HUB", "HUB_HTTPS", "MONITOR");

    private final Processes processes;
    private final Map<String, String> environment;
    private final Cluster cluster;

    private KubeEdge(Processes processes, Map<String, String> environment, Cluster cluster) {
        this.processes = processes;
        this.environment = environment;
        this.cluster = cluster;
    }

    /** Starts it; returns when the node is connected. */
    static KubeEdge start(Processes processes, Screen screen) throws IOException, InterruptedException {
        Map<String, String> environment = environment(processes);
        try {
            script(processes, environment, "cluster").run(age -> screen.waiting("Kubernetes", age), "start", "--kwok");
            script(processes, environment, "kubeedge").run(age -> screen.waiting("KubeEdge", age), "start");
            Cluster cluster = Cluster.open(kubeconfig(processes));
            cluster.administrator().install(processes.home().resolve("helm/crds"), RULES_NAMESPACE);
            return new KubeEdge(processes, environment, cluster);
        } catch (IOException | InterruptedException | RuntimeException e) {
            wipe(processes, environment);
            throw e;
        }
    }

    private static Map<String, String> environment(Processes processes) throws IOException {
        Network network = processes.network();
        Map<String, String> environment = new HashMap<>();
        environment.put("SKERRY_TESTBED_RUN", folder(processes).toString());
        environment.put("SKERRY_TESTBED_NODE", Processes.NODE);
        environment.put("SKERRY_TESTBED_HEARTBEAT", "2");
        environment.put("SKERRY_TESTBED_API_PORT", Integer.toString(network.apiServer()));
        environment.put("SKERRY_TESTBED_BROKER_PORT", Integer.toString(network.broker()));
        environment.put("SKERRY_TESTBED_ROUTER_PORT", Integer.toString(network.router()));
        for (String other : OTHER_PORTS) {
            environment.put("SKERRY_TESTBED_" + other + "_PORT", Integer.toString(Network.freePort()));
        }
        return environment;
    }

    private static Path folder(Processes processes) {
        return processes.folder().resolve("testbed");
    }

    private static Path kubeconfig(Processes processes) {
        return folder(processes).resolve("cluster/admin.kubeconfig");
    }

    private static Script script(Processes processes, Map<String, String> environment, String name) {
        return new Script(
                processes.home().resolve("testbed").resolve(name),
                environment,
                processes.folder().resolve("testbed.log"));
    }

    private static void wipe(Processes processes, Map<String, String> environment) {
        for (String part : List.of("kubeedge", "cluster")) {
            try {
                script(processes, environment, part).run(_ -> {}, "wipe");
            } catch (IOException e) {
                throw new IllegalStateException("the testbed's " + part + " is still there: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig(processes);
    }

    @Override
    public Map<String, String> operatorSettings() {
        Network network = processes.network();
        return Map.of(
                "SKERRY_LINK", "eventbus",
                "SKERRY_EVENTBUS_NAMESPACE", RULES_NAMESPACE,
                "SKERRY_EVENTBUS_ROUTER", network.routerUrl(),
                "SKERRY_EVENTBUS_INGEST", network.operatorUrl(),
                "SKERRY_EVENTBUS_WORKERS", network.workerUrl());
    }

    @Override
    public List<String> edgeArguments() {
        return List.of(
                "--link",
                "eventbus",
                "--rules-namespace",
                RULES_NAMESPACE,
                "--broker",
                processes.network().brokerUrl());
    }

    /** It has joined, with edgecore. Pods of the cloud need a node, and the claims of pods a volume. */
    @Override
    public void join(Screen screen) throws IOException {
        cluster.administrator().addCloudNode("cloud-1");
        cluster.administrator()
                .addVolume("disk", Files.createDirectories(processes.folder().resolve("disk")));
    }

    /** kwok, which plays the kubelet of the cloud's node, said so already. */
    @Override
    public void isReady(Deployment deployment) {}

    @Override
    public void cutLink() throws IOException, InterruptedException {
        script(processes, environment, "kubeedge").run(_ -> {}, "kill", "edgecore");
    }

    @Override
    public void restoreLink() throws IOException, InterruptedException {
        script(processes, environment, "kubeedge").run(_ -> {}, "start", "edgecore");
    }

    @Override
    public List<String> hints() {
        return List.of("The cluster: KUBECONFIG=" + kubeconfig() + " kubectl get jointinferenceservices -w");
    }

    @Override
    public void close() {
        cluster.close();
        wipe(processes, environment);
    }
}
