package io.skerry.edge.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A program that runs to its end. */
final class Command {

    private Command() {}

    /**
     * Runs a program.
     *
     * @throws IllegalStateException if it fails; shows what it wrote
     */
    static void run(List<String> command) {
        run(command, Map.of());
    }

    /**
     * Runs a program with more variables in its environment. What it leaves running must not hold its output.
     *
     * @throws IllegalStateException if it fails; shows what it wrote
     */
    static void run(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command.getFirst() + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
        }
    }
}
