package io.skerry.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A script of the testbed, which is run to its end.
 *
 * @param environment its settings
 * @param log for what it says, of its last run only
 */
record TestbedScript(Path file, Map<String, String> environment, Path log) {

    /** What the name of each setting begins with. */
    static final String SETTING = "SKERRY_TESTBED_";

    /** The folder for all that it holds. */
    static final String RUN = SETTING + "RUN";

    TestbedScript {
        environment = Map.copyOf(environment);
    }

    /**
     * Runs it.
     *
     * @param parts as the script names them
     * @throws IOException if it fails; with what it said
     */
    void run(String verb, String... parts) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(file.toString(), verb));
        command.addAll(List.of(parts));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        if (builder.start().waitFor() != 0) {
            throw new IOException(Files.readString(log, StandardCharsets.UTF_8).strip());
        }
    }
}
