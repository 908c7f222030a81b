package io.skerry.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged operator as a process of its own. */
public final class OperatorProcess implements AutoCloseable {

    private final Program program;

    private OperatorProcess(Program program) {
        this.program = program;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param home the repository, where it is built
     * @param folder for its log
     * @param kubeconfig of its cluster
     * @param port of its ingest
     * @param link settings that say how it meets the nodes, as variables of its environment
     * @throws IOException if it is not built, or does not become ready; with the end of its log
     */
    public static OperatorProcess start(Path home, Path folder, Path kubeconfig, int port, Map<String, String> link)
            throws IOException, InterruptedException {
        Path jar = home.resolve("operator/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IOException("the operator is not built: run ./skerry bench, it builds what is missing");
        }
        int management = Ports.free();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + home.resolve("operator/jvm.options"));
        command.addAll(List.of("-jar", jar.toString()));
        Map<String, String> environment = new HashMap<>(link);
        environment.put("KUBECONFIG", kubeconfig.toString());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        return new OperatorProcess(
                Program.start(command, environment, folder.resolve("operator.log"), () -> Health.isReady(management)));
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
