package io.skerry.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** KubeEdge of the testbed on a cluster: cloudcore with its router, and one node with edgecore and a broker. It ends with the cluster. */
public final class KubeEdge {

    /** The node's name. */
    public static final String NODE = "edge-1";

    /** After a broken connection the node waits twice as long before it connects again. */
    private static final int HEARTBEAT_SECONDS = 1;

    private static final List<String> PORTS = List.of("HUB", "HUB_HTTPS", "MONITOR", "ROUTER", "BROKER");

    private final Path folder;
    private final Path script;
    private final Path logs;
    private final Map<String, String> environment = new HashMap<>();

    /**
     * On a cluster that runs; nothing is started yet.
     *
     * @param home the repository
     * @param folder for the scripts' logs
     */
    public KubeEdge(Path home, Path folder, Testbed cluster) throws IOException {
        this.folder = folder;
        this.script = home.resolve("testbed/kubeedge");
        this.logs = cluster.folder().resolve("kubeedge/log");
        environment.put(TestbedScript.RUN, cluster.folder().toString());
        environment.put(TestbedScript.SETTING + "NODE", NODE);
        environment.put(TestbedScript.SETTING + "HEARTBEAT", Integer.toString(HEARTBEAT_SECONDS));
        for (String port : PORTS) {
            environment.put(setting(port), Integer.toString(Ports.free()));
        }
    }

    private static String setting(String port) {
        return TestbedScript.SETTING + port + "_PORT";
    }

    /** Starts cloudcore; returns when nodes can connect. */
    public void startCloud() throws IOException, InterruptedException {
        script(environment, "cloud").run("start", "cloudcore");
    }

    /** Ends cloudcore as {@code kill -9} does. */
    public void killCloud() throws IOException, InterruptedException {
        script(environment, "cloud").run("kill", "cloudcore");
    }

    /**
     * Starts the node; returns when it is connected.
     *
     * @param hubPort where it finds cloudcore: {@link #hubPort}, or what leads there
     */
    public void startNode(int hubPort) throws IOException, InterruptedException {
        Map<String, String> detour = new HashMap<>(environment);
        detour.put(setting("HUB"), Integer.toString(hubPort));
        script(detour, "node").run("start", "mosquitto", "edgecore");
    }

    private TestbedScript script(Map<String, String> settings, String log) {
        return new TestbedScript(script, settings, folder.resolve(log + ".log"));
    }

    /** Where cloudcore waits for nodes. */
    public int hubPort() {
        return port("HUB");
    }

    /** The node's broker. */
    public URI broker() {
        return URI.create("mqtt://127.0.0.1:" + port("BROKER"));
    }

    /** The router of cloudcore. */
    public URI router() {
        return URI.create("http://127.0.0.1:" + port("ROUTER"));
    }

    private int port(String name) {
        return Integer.parseInt(environment.getOrDefault(setting(name), ""));
    }

    /** How often the node has connected to cloudcore, by its log. */
    public long connections() throws IOException {
        return logged(NODE + ".edgecore", "connect to cloud access successful");
    }

    /** How often cloudcore has loaded a Rule, by its log: all of them after each of its starts. */
    public long loadedRules() throws IOException {
        return logged("cloudcore", "add rule success");
    }

    private long logged(String process, String what) throws IOException {
        try (Stream<String> lines = Files.lines(logs.resolve(process + ".log"))) {
            return lines.filter(line -> line.contains(what)).count();
        }
    }
}
