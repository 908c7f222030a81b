package io.skerry.operator.testbed;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.skerry.operator.user.ClusterUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster on loopback with Skerry's CRDs. Its nodes are played by kwok. When this is closed, nothing is left of it. */
public final class Cluster implements AutoCloseable {

    private static final Path RUN = Path.of("target", "testbed").toAbsolutePath();
    private static final Path CRDS = Path.of("..", "helm", "crds");
    private static final List<String> PORTS = List.of(
            "API_PORT", "ETCD_PORT", "ETCD_PEER_PORT", "CONTROLLER_MANAGER_PORT", "SCHEDULER_PORT", "KWOK_PORT");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (\\w+)=(.*)$");

    /** How long people wait, in seconds: the machine may be busy. */
    private static final long PATIENCE = 120;

    private final Script script;
    private final Map<String, String> printed;
    private final KubernetesClient client;
    private final Thread atExit = new Thread(this::wipe);

    private Cluster(Script script, Map<String, String> printed) throws IOException {
        this.script = script;
        this.printed = printed;
        this.client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig().toFile()))
                .build();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a cluster with the CRDs of the chart.
     *
     * @throws IllegalStateException if a component is missing or does not start; says how to get it
     */
    public static Cluster start() throws IOException {
        Files.createDirectories(RUN.getParent());
        Map<String, String> environment = new HashMap<>();
        environment.put("SKERRY_TESTBED_RUN", RUN.toString());
        PORTS.forEach(port -> environment.put("SKERRY_TESTBED_" + port, Integer.toString(Ports.free())));
        Script script = new Script("cluster", environment, RUN.resolveSibling("testbed.log"));
        Map<String, String> printed = new HashMap<>();
        Matcher lines = EXPORT.matcher(script.run("start", "--kwok"));
        while (lines.find()) {
            printed.put(lines.group(1), lines.group(2));
        }
        Cluster cluster = new Cluster(script, printed);
        try {
            cluster.installCrds();
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void installCrds() throws IOException {
        try (Stream<Path> files = Files.list(CRDS)) {
            for (Path file : files.toList()) {
                CustomResourceDefinition crd = client.getKubernetesSerialization()
                        .unmarshal(Files.readString(file), CustomResourceDefinition.class);
                client.resource(crd).serverSideApply();
                client.resource(crd).waitUntilCondition(Cluster::isEstablished, PATIENCE, TimeUnit.SECONDS);
            }
        }
    }

    private static boolean isEstablished(@Nullable CustomResourceDefinition crd) {
        return Stream.ofNullable(crd)
                .flatMap(applied -> Stream.ofNullable(applied.getStatus()))
                .flatMap(status -> Stream.ofNullable(status.getConditions()))
                .flatMap(List::stream)
                .anyMatch(condition -> condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
    }

    /** Of an administrator. */
    public KubernetesClient client() {
        return client;
    }

    Path kubeconfig() {
        return Path.of(printed.get("KUBECONFIG"));
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
        client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToAnnotations("kwok.x-k8s.io/node", "fake")
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    /** Ends a part as {@code kill -9} does, and starts it again. */
    public void killAndStart(String part) {
        script.run("kill", part);
        script.run("start", part);
    }

    /** Has etcd forget all but the present, so that no watch can go on where it was. */
    public void compact() {
        new Etcd(printed.get("SKERRY_TESTBED_ETCD")).compact();
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
