package io.skerry.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code skerry-edge} as a process of its own: an edge node or a worker. */
public final class EdgeRuntime implements AutoCloseable {

    private static final List<String> ALWAYS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    private static final Map<String, String> ENVIRONMENT = Map.of("ORT_DISABLE_TELEMETRY", "1");

    private final int port;
    private final Program program;

    private EdgeRuntime(int port, Program program) {
        this.port = port;
        this.program = program;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param jar the runtime as it was built
     * @param folder for its data and its log
     * @param options of the JVM
     * @param environment beside that of this process
     * @param arguments as on its command line, without ports and folders
     * @throws IOException if it is not built, or does not become ready; with the end of its log
     */
    public static EdgeRuntime start(
            Path jar, Path folder, List<String> options, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        if (!Files.exists(jar)) {
            throw new IOException("the edge runtime is not built: run ./skerry bench, it builds what is missing");
        }
        Files.createDirectories(folder);
        int port = Ports.free();
        int management = Ports.free();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ALWAYS);
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        command.addAll(List.of(
                "--data", folder.resolve("data").toString(),
                "--port", Integer.toString(port),
                "--management-port", Integer.toString(management)));
        Map<String, String> all = new java.util.HashMap<>(ENVIRONMENT);
        all.putAll(environment);
        return new EdgeRuntime(port, Program.start(command, all, folder.resolve("log"), () -> ready(management)));
    }

    private static boolean ready(int management) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + management + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public long pid() {
        return program.pid();
    }

    @Override
    public void close() {
        program.close();
    }
}
