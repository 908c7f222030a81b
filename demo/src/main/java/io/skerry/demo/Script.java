package io.skerry.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A script that is run to its end.
 *
 * @param environment what it gets beside this process's
 * @param log for what it says
 */
record Script(Path file, Map<String, String> environment, Path log) {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LAST_LINES = 15;

    /**
     * Runs it.
     *
     * @param meanwhile is told now and then how long it has been running
     * @throws IOException with the end of what it said, if it fails
     */
    void run(Consumer<Duration> meanwhile, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            while (!process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                meanwhile.accept(Duration.ofNanos(System.nanoTime() - start));
            }
        } finally {
            process.destroy();
        }
        if (process.exitValue() != 0) {
            List<String> lines = Files.readAllLines(log);
            throw new IOException("%s failed:%n%s"
                    .formatted(
                            String.join(" ", command),
                            String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()))));
        }
    }
}
