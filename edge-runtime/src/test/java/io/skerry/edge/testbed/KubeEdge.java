package io.skerry.edge.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cluster and, on it, KubeEdge with one node, {@value #NODE}: {@code testbed/cluster} and {@code testbed/kubeedge} on ports of their own. */
public final class KubeEdge implements AutoCloseable {

    public static final String NODE = "edge-1";

    private static final Path SCRIPTS = Path.of("../testbed");
    private static final List<String> PORTS = List.of(
            "API",
            "ETCD",
            "ETCD_PEER",
            "CONTROLLER_MANAGER",
            "SCHEDULER",
            "KWOK",
            "HUB",
            "HUB_HTTPS",
            "MONITOR",
            "ROUTER",
            "BROKER");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    private KubeEdge(Path folder, int heartbeatSeconds) {
        this.folder = folder;
        environment.put("SKERRY_TESTBED_RUN", folder.toString());
        environment.put("SKERRY_TESTBED_NODE", NODE);
        environment.put("SKERRY_TESTBED_HEARTBEAT", Integer.toString(heartbeatSeconds));
        for (String port : PORTS) {
            environment.put("SKERRY_TESTBED_" + port + "_PORT", Integer.toString(ServerProcess.freePort()));
        }
    }

    /**
     * Starts all of it; the node is connected when this returns.
     *
     * @param folder for everything that it writes
     * @param heartbeatSeconds of the node; after a broken link it waits twice as long before it connects again
     * @throws IllegalStateException if something is not installed, or does not start; says what
     */
    public static KubeEdge start(Path folder, int heartbeatSeconds) {
        KubeEdge started = new KubeEdge(folder, heartbeatSeconds);
        try {
            started.script("cluster", "start");
            started.script("kubeedge", "start");
            return started;
        } catch (IllegalStateException e) {
            started.close();
            throw e;
        }
    }

    /** Ends a part as {@code kill -9} does: {@code cloudcore}, {@code mosquitto} or {@code edgecore}. */
    public void kill(String part) {
        script("kubeedge", "kill", part);
    }

    /** Starts a part again; it is ready when this returns. */
    public void start(String part) {
        script("kubeedge", "start", part);
    }

    /** Makes objects of the cluster what this YAML says. */
    public void apply(String yaml) {
        try {
            Path file = Files.writeString(folder.resolve("applied.yaml"), yaml);
            run(Programs.find("kubectl", "kubectl").toString(), "apply", "--server-side", "-f", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write what is to be applied", e);
        }
    }

    /** The node's broker. */
    public URI broker() {
        return URI.create("mqtt://127.0.0.1:" + port("BROKER"));
    }

    /** The router of cloudcore. */
    public URI router() {
        return URI.create("http://127.0.0.1:" + port("ROUTER"));
    }

    /** How often the node has connected to cloudcore. */
    public long connections() {
        return logged(NODE + ".edgecore", "connect to cloud access successful");
    }

    /** How often cloudcore has loaded a Rule: all of them after each of its starts. It takes them 5 s later if it reads them before their endpoints. */
    public long loadedRules() {
        return logged("cloudcore", "add rule success");
    }

    private long logged(String process, String what) {
        try (var lines = Files.lines(folder.resolve("kubeedge/log/" + process + ".log"))) {
            return lines.filter(line -> line.contains(what)).count();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log of " + process, e);
        }
    }

    private String port(String name) {
        return String.valueOf(environment.get("SKERRY_TESTBED_" + name + "_PORT"));
    }

    private void script(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve(name).toString()));
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private void run(String... command) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("KUBECONFIG", folder.resolve("cluster/admin.kubeconfig").toString());
        all.put("KUBECACHEDIR", folder.resolve("cluster/kubectl").toString());
        Command.run(List.of(command), all);
    }

    /** Ends all of it. */
    @Override
    public void close() {
        script("kubeedge", "stop");
        script("cluster", "wipe");
    }
}
