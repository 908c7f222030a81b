package io.skerry.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the collector has on its disk, counted by the files themselves.
 *
 * @param files how many files each example's id has
 */
record Collected(Map<String, Long> files) {

    private static final String SUFFIX = ".png";

    /** Looks into the collector's folder, also while it stores: a picture's file is named by its id. */
    static Collected in(Path folder) throws IOException {
        Map<String, Long> files = new HashMap<>();
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new Count(files));
        }
        return new Collected(files);
    }

    /** Counts the pictures by their ids; what is still on its way, in a hidden folder, is left out. */
    private static final class Count extends SimpleFileVisitor<Path> {
        private final Map<String, Long> files;

        Count(Map<String, Long> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return String.valueOf(folder.getFileName()).startsWith(".")
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(SUFFIX)) {
                files.merge(name.substring(0, name.length() - SUFFIX.length()), 1L, Long::sum);
            }
            return FileVisitResult.CONTINUE;
        }

        /** The index's own files come and go. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (problem instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw problem;
        }
    }

    Summary.Samples compare(Set<String> mined) {
        long stored = mined.stream().filter(files::containsKey).count();
        long duplicated = files.values().stream().filter(count -> count > 1).count();
        return new Summary.Samples(mined.size(), stored, duplicated, mined.size() - stored);
    }
}
