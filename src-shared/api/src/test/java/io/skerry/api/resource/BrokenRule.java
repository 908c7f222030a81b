package io.skerry.api.resource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A resource that breaks one rule of its CRD.
 *
 * @param message what the API server says of it
 */
public record BrokenRule(String name, String yaml, String message) {

    /** All of them. */
    public static List<BrokenRule> all() {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "rules"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(BrokenRule::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BrokenRule of(Path file) {
        try {
            String yaml = Files.readString(file);
            String message = yaml.lines().findFirst().orElseThrow().substring("# ".length());
            return new BrokenRule(file.getFileName().toString(), yaml, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
