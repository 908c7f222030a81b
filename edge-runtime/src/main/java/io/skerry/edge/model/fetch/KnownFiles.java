package io.skerry.edge.model.fetch;

import java.nio.file.Path;
import java.util.Optional;

/** Files that are on this node already, by their content. */
@FunctionalInterface
public interface KnownFiles {

    /** A file that should have this SHA-256; it is checked before it is used. */
    Optional<Path> find(String sha256);
}
