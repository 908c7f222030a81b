package io.skerry.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the collector has on its disk, counted by the files themselves.
 *
 * @param files how many files each example's id has
 */
record Collected(Map<String, Long> files) {

    /** Looks into the collector's folder; a picture's file is named by its id. */
    static Collected in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Collected(Map.of());
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return new Collected(all.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".png"))
                    .map(name -> name.substring(0, name.length() - ".png".length()))
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
        }
    }

    Summary.Samples compare(Set<String> mined) {
        long stored = mined.stream().filter(files::containsKey).count();
        long duplicated = files.values().stream().filter(count -> count > 1).count();
        return new Summary.Samples(mined.size(), stored, duplicated, mined.size() - stored);
    }
}
