package io.skerry.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A Java process of the demo. */
final class Child implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final String name;
    private final Process process;
    private final Path log;
    private final long started = System.nanoTime();

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a process of this JVM's {@code java}. Its output goes into a file.
     *
     * @param folder for its log and its temporary files
     * @param arguments of {@code java}
     * @param environment what it gets beside this process's
     */
    static Child start(String name, Path folder, List<String> arguments, Map<String, String> environment)
            throws IOException {
        Path log = folder.resolve(name.replace(' ', '-') + ".log");
        ProcessBuilder builder = java(folder, arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new Child(name, builder.start(), log);
    }

    /** This JVM's {@code java}, which leaves no file outside of the folder. */
    static ProcessBuilder java(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:-UsePerfData");
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        return builder;
    }

    /**
     * Waits until something holds that needs this process.
     *
     * @param meanwhile is told the process's age while it waits
     * @throws IOException with the end of its log if the process ends before, or does not get there in time
     */
    void await(BooleanSupplier holds, Consumer<Duration> meanwhile) throws IOException, InterruptedException {
        while (!holds.getAsBoolean()) {
            meanwhile.accept(age());
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("the " + name + " ended with code " + process.exitValue() + ":\n" + lastLines());
            }
            if (age().compareTo(LIMIT) > 0) {
                throw new IOException(
                        "the " + name + " was not ready after " + LIMIT.toSeconds() + " s:\n" + lastLines());
            }
        }
    }

    /** Time since its start. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end and waits for that; after five seconds it is killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
