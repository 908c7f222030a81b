package io.skerry.benchmarks.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders for files that come and go; on the repository's disk, not in {@code /tmp}, which may be memory. */
final class BenchFolder {

    private BenchFolder() {}

    static Path create(String name) throws IOException {
        Path parent = Path.of(System.getProperty("skerry.home", "."), "benchmarks", "target", "work");
        return Files.createTempDirectory(Files.createDirectories(parent), name);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(BenchFolder::deleteOne);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
