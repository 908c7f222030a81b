package io.skerry.benchmarks.kubeedge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a collector has on its disk, by the files themselves.
 *
 * @param files how many pictures there are of each example's id
 */
record Collected(Map<String, Long> files) {

    private static final String PICTURE = ".png";

    /** Looks into the collector's folder while nothing is being stored. */
    static Collected in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new Collected(files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(PICTURE))
                    .map(name -> name.substring(0, name.length() - PICTURE.length()))
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
        }
    }

    /** How many of these examples are not there. */
    long missing(Set<String> ids) {
        return ids.stream().filter(id -> !files.containsKey(id)).count();
    }

    /** How many of these examples are there more than once. */
    long repeated(Set<String> ids) {
        return ids.stream().filter(id -> files.getOrDefault(id, 0L) > 1).count();
    }
}
