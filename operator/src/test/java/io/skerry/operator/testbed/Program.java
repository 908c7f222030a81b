package io.skerry.operator.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that ends by itself.
 *
 * @param environment its settings
 * @param log takes what it says
 */
record Program(Path file, Map<String, String> environment, Path log) {

    private static final Path SCRIPTS =
            Path.of("..", "testbed").toAbsolutePath().normalize();

    /** A script of {@code testbed/}. */
    static Program script(String name, Map<String, String> environment, Path log) {
        return new Program(SCRIPTS.resolve(name), environment, log);
    }

    /**
     * Runs it; returns what it prints for programs.
     *
     * @throws IllegalStateException if it fails; shows what it said
     */
    String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(log));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    String run(String... arguments) {
        return run(List.of(arguments));
    }
}
