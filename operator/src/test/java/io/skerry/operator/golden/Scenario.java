package io.skerry.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A folder with {@code in.yaml}, what a user applies, and {@code out.yaml}, what the cluster has then.
 *
 * @param name the folder's
 */
record Scenario(Path folder, String name) {

    private static final boolean WRITE = System.getProperty("skerry.write") != null;
    private static final String COMMAND = "./mvnw -pl operator -am test -Dskerry.write";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = 50_000_000;
    private static final String IN = "in.yaml";
    private static final String OUT = "out.yaml";

    /** All folders of a folder. */
    static List<Scenario> in(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(path -> new Scenario(path, path.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String in() throws IOException {
        return Files.readString(folder.resolve(IN));
    }

    String out() throws IOException {
        return Files.readString(folder.resolve(OUT));
    }

    /**
     * Returns when what is made is what the file says; fails with the difference if it is not after ten seconds. Events of different
     * kinds come in any order, so what is made first need not be what is made in the end.
     */
    void outBecomes(Supplier<String> made) throws IOException {
        Path out = folder.resolve(OUT);
        String expected = Files.exists(out) ? out() : "";
        String last = made.get();
        for (long end = System.nanoTime() + PATIENCE.toNanos();
                !last.equals(expected) && System.nanoTime() < end;
                last = made.get()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        if (WRITE) {
            Files.writeString(out, last);
        }
        assertThat(out)
                .as("%s/%s is not what the operator makes: run %s and look at the difference", name, OUT, COMMAND)
                .hasContent(last);
    }

    /** The files that no test reads. */
    List<String> unused() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.equals(IN) && !file.equals(OUT))
                    .toList();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
