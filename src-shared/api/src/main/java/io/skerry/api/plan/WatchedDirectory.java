package io.skerry.api.plan;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder whose new images are answered one after another: {@code a.jpg} gets {@code a.jpg.json} beside it, or in {@code results}.
 *
 * @param path the folder, absolute
 * @param results where the answers go; absent: beside the image
 */
public record WatchedDirectory(Path path, @Nullable Path results) {

    public WatchedDirectory {
        Check.present(path, "directory.path", "say which folder to watch");
        Check.that(path.isAbsolute(), "directory.path", "is '" + path + "', must be absolute");
        Check.that(
                results == null || results.isAbsolute(), "directory.results", "is '" + results + "', must be absolute");
    }
}
