package io.skerry.api.apiserver;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the programs of the testbed: first where {@code testbed/build} puts them, then where the system has them. */
final class Programs {

    private Programs() {}

    /**
     * The path of a program.
     *
     * @param component what {@code testbed/build} calls it
     * @throws IllegalStateException if it is not installed; says how to get it
     */
    static Path find(String name, String component) {
        Stream<Path> system = Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(Path::of);
        return Stream.concat(Stream.of(built()), system)
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " is not installed: run testbed/build " + component + ", or ./skerry test --real"));
    }

    private static Path built() {
        String bin = System.getenv("SKERRY_TESTBED_BIN");
        if (bin != null) {
            return Path.of(bin);
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        return (cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache))
                .resolve("skerry-testbed/bin");
    }
}
