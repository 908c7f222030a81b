package io.skerry.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code skerry-edge} as a process of its own: an edge node or a worker. */
public final class EdgeRuntime implements AutoCloseable {

    private static final Map<String, String> ENVIRONMENT = Map.of("ORT_DISABLE_TELEMETRY", "1");

    private final int port;
    private final Program program;

    private EdgeRuntime(int port, Program program) {
        this.port = port;
        this.program = program;
    }

    /**
     * How one is started.
     *
     * @param jar the runtime as it was built
     * @param options of its JVM
     * @param environment of its process, beside that of this one
     */
    public record Start(Path jar, List<String> options, Map<String, String> environment) {}

    /**
     * Starts one and waits until it is ready.
     *
     * @param folder for its data and its log
     * @param arguments as on its command line, without ports and folders
     * @throws IOException if it is not built, or does not become ready; with the end of its log
     */
    public static EdgeRuntime start(Start how, Path folder, List<String> arguments)
            throws IOException, InterruptedException {
        return start(how, folder, Ports.free(), arguments);
    }

    /**
     * The same on a port that others know already.
     *
     * @param port where it answers
     */
    public static EdgeRuntime start(Start how, Path folder, int port, List<String> arguments)
            throws IOException, InterruptedException {
        if (!Files.exists(how.jar)) {
            throw new IOException("the edge runtime is not built: run ./skerry bench, it builds what is missing");
        }
        Files.createDirectories(folder);
        int management = Ports.free();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(how.options);
        command.addAll(List.of("-jar", how.jar.toString()));
        command.addAll(arguments);
        command.addAll(List.of(
                "--data", folder.resolve("data").toString(),
                "--port", Integer.toString(port),
                "--management-port", Integer.toString(management)));
        Map<String, String> environment = new HashMap<>(how.environment);
        environment.putAll(ENVIRONMENT);
        return new EdgeRuntime(
                port, Program.start(command, environment, folder.resolve("log"), () -> Health.isReady(management)));
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What it holds in memory now. */
    public ProcessMemory memory() throws IOException {
        return ProcessMemory.of(program.pid());
    }

    @Override
    public void close() {
        program.close();
    }
}
