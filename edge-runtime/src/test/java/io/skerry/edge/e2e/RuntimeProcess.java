package io.skerry.edge.e2e;

import io.skerry.edge.testbed.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A process of the built runtime with files of its own. Its ports stay the same over restarts. */
final class RuntimeProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Path folder;
    private final List<String> command;
    private final Map<String, String> environment;
    private final int port = ServerProcess.freePort();
    private final int managementPort = ServerProcess.freePort();
    private ServerProcess process;

    private RuntimeProcess(Path folder, Map<String, String> environment, List<String> arguments) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.environment = environment;
        this.command = command(arguments);
        this.process = run();
    }

    /**
     * Starts the runtime and waits until it listens; it may not be ready then.
     *
     * @param folder for its data, its log and its temporary files
     * @param environment more variables for it
     * @throws IllegalStateException if the runtime is not built, or does not start
     */
    static RuntimeProcess start(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("the runtime is not built: ./skerry test --real builds it, or"
                    + " ./mvnw -Dquick package -Dmaven.test.skip=true");
        }
        return new RuntimeProcess(folder, environment, arguments);
    }

    private List<String> command(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@jvm.options",
                "-Djava.io.tmpdir=" + temporary(),
                "-jar",
                JAR.toString()));
        all.addAll(arguments);
        all.addAll(List.of(
                "--data",
                folder.resolve("data").toString(),
                "--port",
                Integer.toString(port),
                "--management-port",
                Integer.toString(managementPort)));
        return all;
    }

    private ServerProcess run() throws IOException {
        clear(temporary());
        return ServerProcess.start(command, environment, managementPort, folder.resolve("log"));
    }

    /** A killed process leaves its native libraries behind. */
    private static void clear(Path temporary) throws IOException {
        Files.createDirectories(temporary);
        try (Stream<Path> all = Files.walk(temporary)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Files.createDirectory(temporary);
    }

    private Path temporary() {
        return folder.resolve("tmp");
    }

    /** Where its API is. */
    URI api() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns when its models answer. */
    void awaitReady() {
        Eventually.holds("the runtime is ready", () -> Http.status(management("/q/health/ready")) == 200);
    }

    /** The sum of a metric over its labels; 0 if there is none. */
    double metric(String name) throws IOException {
        return Http.text(management("/q/metrics"))
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    /** What it wrote so far. */
    String log() {
        return process.log();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.kill();
    }

    /** Starts it again with the same data and waits until it is ready. */
    void restart() throws IOException {
        process = run();
        awaitReady();
    }

    @Override
    public void close() {
        process.close();
    }
}
