package io.skerry.edge.worker.collect;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where files are written before they get their name in the store. Its own name can be no namespace. */
record IncomingFolder(Path store, Path path) {

    /** Takes the folder; what an earlier process left half-written goes. */
    static IncomingFolder take(Path store) throws IOException {
        Path path = Files.createDirectories(store.resolve(".incoming"));
        try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(path)) {
            for (Path file : leftOver) {
                Files.delete(file);
            }
        }
        return new IncomingFolder(store, path);
    }

    FileBatch newBatch() {
        return new FileBatch(this);
    }
}
