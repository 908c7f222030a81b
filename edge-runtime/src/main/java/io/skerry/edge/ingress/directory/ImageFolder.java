package io.skerry.edge.ingress.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder's images and which of them have an answer. For one thread. */
final class ImageFolder {

    private static final Set<String> ENDINGS = Set.of(".png", ".jpg", ".jpeg");

    /** What tells one content of a file from another without reading it. */
    record Version(FileTime modified, long size, @Nullable Object key) {}

    private final Path path;
    private final Path results;
    private final Map<Path, Version> answered = new HashMap<>();

    /**
     * @param results where the answers are
     */
    ImageFolder(Path path, Path results) {
        this.path = path;
        this.results = results;
    }

    Path path() {
        return path;
    }

    Path result(Path image) {
        return results.resolve(image.getFileName() + ".json");
    }

    /** Images without an answer, and those that changed since, in the order of their names. Hidden files are none. */
    List<Path> unanswered() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            List<Path> images = files.filter(ImageFolder::isImage).sorted().toList();
            answered.keySet().retainAll(Set.copyOf(images));
            return images.stream().filter(this::isUnanswered).toList();
        }
    }

    /** Remembers that an image of this version has an answer. */
    void answered(Path image, @Nullable Version version) {
        if (version != null) {
            answered.put(image, version);
        }
    }

    /** The version of an image at the moment; none if it went away. */
    @Nullable
    Version version(Path image) {
        try {
            BasicFileAttributes file = Files.readAttributes(image, BasicFileAttributes.class);
            return new Version(file.lastModifiedTime(), file.size(), file.fileKey());
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }

    private boolean isUnanswered(Path image) {
        Path result = result(image);
        if (!Files.exists(result)) {
            return true;
        }
        Version now = version(image);
        Version then = answered.get(image);
        return now != null && (then == null ? isOlder(result, now) : !then.equals(now));
    }

    /** Of an answer from before this program started only the time is known. */
    private static boolean isOlder(Path result, Version image) {
        try {
            return Files.getLastModifiedTime(result).compareTo(image.modified()) < 0;
        } catch (IOException e) {
            return true;
        }
    }
}
