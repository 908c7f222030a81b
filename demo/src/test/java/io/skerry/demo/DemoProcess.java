package io.skerry.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The demo as a user has it: a process, here with a folder of its own for temporary files. */
final class DemoProcess implements AutoCloseable {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final Path out;
    private final Path err;

    private DemoProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it.
     *
     * @param logs for its output
     * @param temporary for its temporary files
     * @throws IllegalStateException if the edge runtime or the operator is not built
     */
    static DemoProcess start(Path logs, Path temporary, String... arguments) throws IOException {
        for (String module : List.of("edge-runtime", "operator")) {
            if (!Files.exists(HOME.resolve(module).resolve("target/quarkus-app/quarkus-run.jar"))) {
                throw new IllegalStateException(
                        "the " + module + " is not built: ./skerry test --real builds it, or ./mvnw -Dquick package");
            }
        }
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT", // whoever runs the tests in the background ignores it
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + HOME.resolve("demo/jvm.options"),
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-Dskerry.home=" + HOME,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path out = logs.resolve("out");
        Path err = logs.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new DemoProcess(process, out, err);
    }

    /** Returns when it has said this on standard output. */
    void awaitOutput(String text) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!out().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("it never said '" + text + "' but:\n" + out() + err());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Its processes. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Ends it as Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Its exit code. */
    int end() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
