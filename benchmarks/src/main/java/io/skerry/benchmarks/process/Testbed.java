package io.skerry.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Kubernetes control plane of the testbed, with a run folder and ports of its own; nothing is left of it when this is closed. */
public final class Testbed implements AutoCloseable {

    private static final List<String> PORTS = List.of(
            "API_PORT", "ETCD_PORT", "ETCD_PEER_PORT", "CONTROLLER_MANAGER_PORT", "SCHEDULER_PORT", "KWOK_PORT");

    private final Path script;
    private final Path folder;
    private final Map<String, String> environment;
    private final Thread atExit = new Thread(this::wipe);

    private Testbed(Path script, Path folder, Map<String, String> environment) {
        this.script = script;
        this.folder = folder;
        this.environment = environment;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts some of its parts.
     *
     * @param home the repository
     * @param folder for all that it holds
     * @param parts as {@code testbed/cluster} names them
     * @throws IOException if a part is missing or does not start; says how to get it
     */
    public static Testbed start(Path home, Path folder, String... parts) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Map<String, String> environment = new HashMap<>();
        environment.put("SKERRY_TESTBED_RUN", folder.resolve("run").toString());
        for (String port : PORTS) {
            environment.put("SKERRY_TESTBED_" + port, Integer.toString(Ports.free()));
        }
        Testbed testbed = new Testbed(home.resolve("testbed/cluster"), folder, environment);
        try {
            testbed.start(parts);
            return testbed;
        } catch (IOException | InterruptedException e) {
            testbed.close();
            throw e;
        }
    }

    /** Starts further parts. */
    public void start(String... parts) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("start"));
        arguments.addAll(List.of(parts));
        run(arguments);
    }

    /** Ends some parts. */
    public void stop(String... parts) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("stop"));
        arguments.addAll(List.of(parts));
        run(arguments);
    }

    /** An administrator's. */
    public Path kubeconfig() {
        return folder.resolve("run/cluster/admin.kubeconfig");
    }

    private void run(List<String> arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("testbed.log");
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        if (builder.start().waitFor() != 0) {
            throw new IOException(Files.readString(log, StandardCharsets.UTF_8).strip());
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        wipe();
    }

    private void wipe() {
        try {
            run(List.of("wipe"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the cluster was ended: " + script + " wipe ends it", e);
        }
    }
}
