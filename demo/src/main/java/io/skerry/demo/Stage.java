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
import java.util.List;

/** The three processes of the demo and the folder that they work in. */
final class Stage implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String MEMORY = "-Xmx96m";

    private final Path folder;
    private final Path runtimeJar;
    private final int brokerPort;
    private final int port;
    private final int managementPort;
    private final Path collected;
    private final Child deep;
    private final Child edge;
    private Child broker;

    private Stage(Path folder, Path home, Path plan, String service, Path deepModel)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.runtimeJar = home.resolve("edge-runtime/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(runtimeJar)) {
            throw new IOException("the edge runtime is not built: run ./skerry demo, it builds what is missing");
        }
        this.brokerPort = freePort();
        this.port = freePort();
        this.managementPort = freePort();
        this.collected = folder.resolve("collected");
        this.broker = startBroker();
        int deepPort = freePort();
        int deepManagement = freePort();
        this.deep = runtime(
                "deep worker",
                List.of(
                        "worker",
                        "deep",
                        "--service",
                        service,
                        "--model",
                        deepModel.toUri().toString(),
                        "--broker",
                        brokerUrl(),
                        "--no-shared-subscriptions",
                        "--collect",
                        collected.toString(),
                        "--data",
                        folder.resolve("deep").toString(),
                        "--node",
                        "cloud",
                        "--port",
                        Integer.toString(deepPort),
                        "--management-port",
                        Integer.toString(deepManagement)));
        this.edge = runtime(
                "edge runtime",
                List.of(
                        "run",
                        "--plan",
                        plan.toString(),
                        "--broker",
                        brokerUrl(),
                        "--data",
                        folder.resolve("edge").toString(),
                        "--node",
                        "edge-1",
                        "--port",
                        Integer.toString(port),
                        "--management-port",
                        Integer.toString(managementPort)));
        deep.awaitReady(() -> EdgeClient.ready(deepManagement), START_LIMIT);
        edge.awaitReady(() -> EdgeClient.ready(managementPort), START_LIMIT);
    }

    /** Starts everything and waits until it is ready. */
    static Stage open(Path folder, Path home, Path plan, String service, Path deepModel)
            throws IOException, InterruptedException {
        return new Stage(folder, home, plan, service, deepModel);
    }

    private Child runtime(String name, List<String> arguments) throws IOException {
        List<String> command =
                new java.util.ArrayList<>(List.of(MEMORY, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
        command.add(runtimeJar.toString());
        command.addAll(arguments);
        return Child.java(name, folder.resolve(name.replace(' ', '-') + ".log"), command);
    }

    private Child startBroker() throws IOException, InterruptedException {
        Child started = Child.java(
                "broker",
                folder.resolve("broker.log"),
                List.of(
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        Integer.toString(brokerPort)));
        started.awaitReady(this::brokerListens, START_LIMIT);
        return started;
    }

    private boolean brokerListens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), brokerPort), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String brokerUrl() {
        return "mqtt://127.0.0.1:" + brokerPort;
    }

    void cutLink() {
        broker.kill();
    }

    /** Starts the broker again and returns when it listens. */
    void restoreLink() throws IOException, InterruptedException {
        broker = startBroker();
    }

    /** Where the edge's API and page are. */
    URI edgeUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where the collector stores what it gets. */
    Path collected() {
        return collected;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        edge.close();
        deep.close();
        broker.close();
    }
}
