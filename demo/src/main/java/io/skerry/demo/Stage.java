package io.skerry.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The three processes of the demo. They end when this is closed. */
final class Stage implements AutoCloseable {

    private final Path home;
    private final Path folder;
    private final Dataset dataset;
    private final int brokerPort = freePort();
    private final int port = freePort();
    private final int edgeManagement = freePort();
    private final int deepManagement = freePort();
    private final EdgeClient edgeClient;
    private final Deque<Child> children = new ArrayDeque<>();
    private @Nullable Child broker;

    /**
     * Starts nothing yet.
     *
     * @param home the project's folder
     * @param folder for all files of the three
     */
    Stage(Path home, Path folder, Dataset dataset) throws IOException {
        this.home = home;
        this.folder = folder;
        this.dataset = dataset;
        this.edgeClient = new EdgeClient(edgeUrl(), dataset.serviceId());
    }

    /** Starts all three side by side and waits until they work together: the edge hears the deep worker. */
    void open(Path plan, Screen screen) throws IOException, InterruptedException {
        Child listening = startBroker();
        Child deep = startDeep();
        Child edge = startEdge(plan);
        await("broker", listening, this::brokerListens, screen);
        await("deep worker", deep, () -> EdgeClient.ready(deepManagement), screen);
        await("edge runtime", edge, () -> EdgeClient.ready(edgeManagement), screen);
        await("heartbeat", edge, edgeClient::hearsCloud, screen);
    }

    private static void await(String what, Child child, BooleanSupplier ready, Screen screen)
            throws IOException, InterruptedException {
        child.await(ready, age -> screen.waiting(what, age));
        screen.say(step(what, child.age()));
    }

    /** A line of the list that shows how the demo starts. */
    static String step(String what, Duration took) {
        return String.format(Locale.ROOT, " %-13s %4.1f s", what, took.toMillis() / 1e3);
    }

    private Child startBroker() throws IOException {
        Child started = start(
                "broker",
                List.of(
                        "@" + home.resolve("demo/jvm.options"),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        Integer.toString(brokerPort)));
        broker = started;
        return started;
    }

    private Child startDeep() throws IOException {
        return startRuntime(
                "deep worker",
                "deep",
                deepManagement,
                List.of(
                        "worker",
                        "deep",
                        "--service",
                        dataset.serviceId(),
                        "--model",
                        dataset.deep(home).toUri().toString(),
                        "--no-shared-subscriptions",
                        "--collect",
                        collected().toString(),
                        "--port",
                        "0"));
    }

    private Child startEdge(Path plan) throws IOException {
        return startRuntime(
                "edge runtime",
                "edge-1",
                edgeManagement,
                List.of("run", "--plan", plan.toString(), "--port", Integer.toString(port)));
    }

    private Child startRuntime(String name, String node, int management, List<String> arguments) throws IOException {
        Path runtime = home.resolve("edge-runtime");
        Path jar = runtime.resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IOException("the edge runtime is not built: ./skerry demo builds what is missing");
        }
        List<String> command = new ArrayList<>(List.of("@" + runtime.resolve("jvm.options"), "-jar", jar.toString()));
        command.addAll(arguments);
        command.addAll(List.of(
                "--broker",
                "mqtt://127.0.0.1:" + brokerPort,
                "--node",
                node,
                "--data",
                folder.resolve(node).toString(),
                "--management-port",
                Integer.toString(management)));
        return start(name, command);
    }

    private Child start(String name, List<String> command) throws IOException {
        Child child = Child.start(name, folder, command);
        children.push(child);
        return child;
    }

    private boolean brokerListens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), brokerPort), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Kills the broker. */
    void cutLink() {
        if (broker != null) {
            broker.kill();
        }
    }

    /** Starts the broker again and returns when it listens. */
    void restoreLink() throws IOException, InterruptedException {
        startBroker().await(this::brokerListens, _ -> {});
    }

    /** Where all files of the processes are. */
    Path folder() {
        return folder;
    }

    /** A client of the edge runtime. */
    EdgeClient edge() {
        return edgeClient;
    }

    /** Where the edge's API and page are. */
    URI edgeUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where the collector stores what it gets. */
    Path collected() {
        return folder.resolve("collected");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        while (!children.isEmpty()) {
            children.pop().close();
        }
    }
}
