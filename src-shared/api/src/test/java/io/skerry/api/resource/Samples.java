package io.skerry.api.resource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Sedna's sample resources, and which of them Sedna's own CRDs refuse. */
public final class Samples {

    private static final Path FOLDER = Path.of("src", "test", "resources", "sedna", "samples");
    private static final Set<String> REFUSED =
            Set.of("sample-objectsearchservice.yaml", "sample-objecttrackingservice.yaml");

    private Samples() {}

    /** Those that Sedna accepts. */
    public static List<Path> accepted() {
        return files().filter(file -> !isRefused(file)).toList();
    }

    /** Those that Sedna itself refuses. */
    public static List<Path> refused() {
        return files().filter(Samples::isRefused).toList();
    }

    private static boolean isRefused(Path file) {
        return REFUSED.contains(file.getFileName().toString());
    }

    private static Stream<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
