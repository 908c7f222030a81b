package io.skerry.edge.worker.collect;

import io.skerry.edge.storage.Fsync;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Files that get their place together, each as a whole or not at all: written under another name, synced, renamed, the folders synced. */
final class FileBatch {

    private final IncomingFolder incoming;
    private final Map<Path, Path> targets = new LinkedHashMap<>();
    private final Set<Path> changedFolders = new LinkedHashSet<>();

    FileBatch(IncomingFolder incoming) {
        this.incoming = incoming;
    }

    /** Writes a file; when the batch is committed, it replaces an earlier one of the same path. */
    void add(Path relative, ByteBuffer bytes) throws IOException {
        Path half = incoming.path().resolve(relative.getFileName());
        try (FileChannel channel = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = bytes.duplicate();
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
        targets.put(half, incoming.store().resolve(relative));
    }

    /** Returns when all files are on the disk, in their place. */
    void commit() throws IOException {
        Fsync.files(targets.keySet());
        for (Map.Entry<Path, Path> move : targets.entrySet()) {
            Path target = move.getValue();
            Path folder = parent(target);
            createFolder(folder);
            Files.move(move.getKey(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            changedFolders.add(folder);
        }
        for (Path folder : changedFolders) {
            Fsync.folder(folder);
        }
    }

    private void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            createFolder(parent(folder));
            Files.createDirectory(folder);
            changedFolders.add(parent(folder));
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent());
    }
}
