package io.skerry.operator.testbed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged operator as a process of its own. It ends when this is closed, or with the JVM. */
public final class OperatorProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final long PATIENCE_SECONDS = 30;

    private final Cluster cluster;
    private final String name;
    private final Map<String, String> settings;
    private final int managementPort = Ports.free();
    private final int port = Ports.free();
    private Process process;

    private OperatorProcess(Cluster cluster, String name, Map<String, String> settings) throws IOException {
        this.cluster = cluster;
        this.name = name;
        this.settings = settings;
        this.process = run();
    }

    /**
     * Starts an operator and waits until it is ready; it may wait for another one to give up the lead then.
     *
     * @param name among several
     */
    public static OperatorProcess start(Cluster cluster, String name) throws IOException {
        return start(cluster, name, Map.of());
    }

    /**
     * As {@link #start(Cluster, String)}.
     *
     * @param settings of the operator, as environment
     */
    public static OperatorProcess start(Cluster cluster, String name, Map<String, String> settings) throws IOException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("the operator is not built: ./skerry test --real builds it, or"
                    + " ./mvnw -Dquick package -Dmaven.test.skip=true");
        }
        OperatorProcess operator = new OperatorProcess(cluster, name, settings);
        operator.awaitReady();
        return operator;
    }

    private Process run() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("KUBECONFIG", cluster.operatorKubeconfig().toString());
        builder.environment().put("SKERRY_OPERATOR_NAMESPACE", Chart.NAMESPACE);
        builder.environment().put("HOSTNAME", name);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.environment().putAll(settings);
        Process started = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        return started;
    }

    private Path log() {
        return Path.of("target", name + ".log");
    }

    /** Returns when its health check says that it is ready. */
    public void awaitReady() {
        Eventually.holds("the operator " + name + " is ready (its log: " + log() + ")", () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("it has ended with exit code " + process.exitValue());
            }
            return status("/q/health/ready") == 200;
        });
    }

    /** Where its ingest is. */
    public URI http() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Whether it looks at resources; of several only one does. */
    public boolean leads() throws IOException {
        return metric("reconciliations_execution_duration_seconds_count") > 0;
    }

    /** The sum of a metric over those of its labels that begin so; 0 if there is none. */
    public double metric(String start) throws IOException {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Lets it do nothing until it is resumed. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("the operator " + name + " takes no signal " + signal);
        }
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again and waits until it is ready. */
    public void restart() throws IOException {
        process = run();
        awaitReady();
    }

    /** Asks it to end and waits for it. */
    @Override
    public void close() {
        terminate(Duration.ofSeconds(PATIENCE_SECONDS));
    }

    /**
     * Asks it to end as Kubernetes does when it removes a pod.
     *
     * @return its exit code
     * @throws AssertionError if it takes longer; it is killed then
     */
    public int terminate(Duration longest) {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, longest.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (process.isAlive()) {
            kill();
            throw new AssertionError("the operator " + name + " does not end within " + longest
                    + " when it is asked to; its log: " + log());
        }
        return process.exitValue();
    }

    private int status(String path) throws IOException {
        return get(path).statusCode();
    }

    private HttpResponse<String> get(String path) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + managementPort + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
