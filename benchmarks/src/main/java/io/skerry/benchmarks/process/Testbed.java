package io.skerry.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Kubernetes control plane of the testbed, with a run folder and ports of its own; nothing is left of it when this is closed. */
public final class Testbed implements AutoCloseable {

    private static final List<String> PORTS = List.of(
            "API_PORT", "ETCD_PORT", "ETCD_PEER_PORT", "CONTROLLER_MANAGER_PORT", "SCHEDULER_PORT", "KWOK_PORT");

    private final TestbedScript script;
    private final Path folder;
    private final Thread atExit = new Thread(this::wipe);

    private Testbed(TestbedScript script, Path folder) {
        this.script = script;
        this.folder = folder;
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
        environment.put(TestbedScript.RUN, run(folder).toString());
        for (String port : PORTS) {
            environment.put(TestbedScript.SETTING + port, Integer.toString(Ports.free()));
        }
        TestbedScript script =
                new TestbedScript(home.resolve("testbed/cluster"), environment, folder.resolve("testbed.log"));
        Testbed testbed = new Testbed(script, folder);
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
        script.run("start", parts);
    }

    /** Ends some parts. */
    public void stop(String... parts) throws IOException, InterruptedException {
        script.run("stop", parts);
    }

    /** Where its parts keep their files. */
    Path folder() {
        return run(folder);
    }

    private static Path run(Path folder) {
        return folder.resolve("run");
    }

    /** An administrator's. */
    public Path kubeconfig() {
        return folder().resolve("cluster/admin.kubeconfig");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        wipe();
    }

    private void wipe() {
        try {
            script.run("wipe");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while the cluster was ended: " + script.file() + " wipe ends it", e);
        }
    }
}
