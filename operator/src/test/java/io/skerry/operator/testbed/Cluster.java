package io.skerry.operator.testbed;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.skerry.operator.user.ClusterUser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Kubernetes cluster on loopback with Skerry's chart installed, up to the operator's pod: the operator is a process of the test, with
 * the chart's service account. Its nodes are played by kwok. When this is closed, nothing is left of it.
 */
public final class Cluster implements AutoCloseable {

    private static final Path RUN = Path.of("target", "testbed").toAbsolutePath();
    private static final List<String> PORTS = List.of(
            "API_PORT", "ETCD_PORT", "ETCD_PEER_PORT", "CONTROLLER_MANAGER_PORT", "SCHEDULER_PORT", "KWOK_PORT");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (\\w+)=(.*)$");

    /** The name of all that the chart installs. */
    private static final String OPERATOR = "skerry-operator";

    /** How long people wait, in seconds: the machine may be busy. */
    private static final long PATIENCE = 120;

    /** Nobody listens there. */
    private static final String ROUTER = "http://127.0.0.1:9443";

    private final Program script;
    private final Map<String, String> printed;
    private final KubernetesClient client;
    private final Chart chart;
    private final Thread atExit = new Thread(this::wipe);

    private Cluster(Program script, Map<String, String> printed) throws IOException {
        this.script = script;
        this.printed = printed;
        this.client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(new File(printed("KUBECONFIG"))))
                .build();
        this.chart = new Chart(new Program(
                Path.of(printed("SKERRY_TESTBED_HELM")),
                Map.of("KUBECONFIG", printed("KUBECONFIG"), "HOME", folder().toString()),
                script.log()));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a cluster with the chart.
     *
     * @throws IllegalStateException if a component is missing or does not start; says how to get it
     */
    public static Cluster start() throws IOException {
        Files.createDirectories(RUN.getParent());
        Map<String, String> environment = new HashMap<>();
        environment.put("SKERRY_TESTBED_RUN", RUN.toString());
        PORTS.forEach(port -> environment.put("SKERRY_TESTBED_" + port, Integer.toString(Ports.free())));
        Program script = Program.script("cluster", environment, RUN.resolveSibling("testbed.log"));
        Map<String, String> printed = new HashMap<>();
        Matcher lines = EXPORT.matcher(script.run("start", "--kwok"));
        while (lines.find()) {
            printed.put(lines.group(1), lines.group(2));
        }
        Cluster cluster = new Cluster(script, printed);
        try {
            cluster.install();
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void install() throws IOException {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(Chart.NAMESPACE)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .create();
        chart.install();
        ServiceAccountLogin.write(client, Chart.NAMESPACE, OPERATOR, operatorKubeconfig());
    }

    /** Of an administrator. */
    public KubernetesClient client() {
        return client;
    }

    public Chart chart() {
        return chart;
    }

    /** What the operator and other service accounts ask the API server for. */
    public AuditLog audit() {
        return new AuditLog(Path.of(printed("SKERRY_TESTBED_AUDIT")));
    }

    /** With the rights that the chart gives the operator, and no others. */
    Path operatorKubeconfig() {
        return folder().resolve("operator.kubeconfig");
    }

    /** Goes with the cluster. */
    private Path folder() {
        return Path.of(printed("KUBECONFIG")).getParent();
    }

    private String printed(String variable) {
        return Optional.ofNullable(printed.get(variable))
                .orElseThrow(() -> new IllegalStateException("testbed/cluster does not print " + variable));
    }

    /** Somebody who works in a namespace of their own. */
    public ClusterUser userIn(String namespace) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .serverSideApply();
        return new ClusterUser(client, namespace, PATIENCE);
    }

    /** A node whose pods run without running. */
    public void addNode(String name) {
        addNode(name, Map.of());
    }

    /** An edge node of KubeEdge, as far as others see it in the cluster. */
    public void addEdgeNode(String name) {
        addNode(name, Map.of("node-role.kubernetes.io/edge", ""));
    }

    private void addNode(String name, Map<String, String> labels) {
        client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .addToAnnotations("kwok.x-k8s.io/node", "fake")
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    /** KubeEdge's kinds, and the chart for a link through it; KubeEdge itself does not run. */
    public void prepareForKubeEdge() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of(printed("SKERRY_TESTBED_HELM")).resolveSibling("kubeedge-crds"))) {
            for (Path file : files.toList()) {
                client.load(Files.newInputStream(file)).serverSideApply();
            }
        }
        chart.upgrade("link=eventbus", "eventbus.router=" + ROUTER);
    }

    /** Settings of an operator that talks through KubeEdge. */
    public static Map<String, String> throughKubeEdge() {
        return Map.of(
                "SKERRY_LINK",
                "eventbus",
                "SKERRY_EVENTBUS_ROUTER",
                ROUTER,
                "SKERRY_EVENTBUS_NAMESPACE",
                Chart.NAMESPACE,
                "SKERRY_EVENTBUS_INGEST",
                "http://127.0.0.1:8080");
    }

    /** Lets the operator read a Secret, as whoever installs the chart does. The namespace must exist. */
    public void grantSecret(String namespace, String name) {
        chart.upgrade("secrets." + namespace + "={" + name + "}");
    }

    /** Ends a part as {@code kill -9} does, and starts it again. */
    public void killAndStart(String part) {
        script.run("kill", part);
        script.run("start", part);
    }

    /** Has etcd forget all but the present, so that no watch can go on where it was. */
    public void compact() {
        new Etcd(printed("SKERRY_TESTBED_ETCD")).compact();
    }

    /** How often somebody wrote a resource of Skerry or what the operator makes for it, by the API server's own count. */
    public long writes() {
        return ApiServerMetrics.writes(client.raw("/metrics"));
    }

    @Override
    public void close() {
        client.close();
        Runtime.getRuntime().removeShutdownHook(atExit);
        wipe();
    }

    private void wipe() {
        script.run("wipe");
    }
}
