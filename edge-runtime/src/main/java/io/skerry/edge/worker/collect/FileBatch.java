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
import java.util.Set;

/** Files that get their place together, each as a whole or not at all: written under another name, synced, renamed, the folders synced. */
final class FileBatch {

    private final IncomingFolder incoming;
    private final Map<Path, Path> folderOf = new LinkedHashMap<>();
    private final Set<Path> changedFolders = new LinkedHashSet<>();

    FileBatch(IncomingFolder incoming) {
        this.incoming = incoming;
    }

    /**
     * Writes a file; when the batch is committed, it replaces an earlier one of the same path.
     *
     * @param folder relative to the store
     * @param name unique in the batch
     */
    void add(Path folder, String name, ByteBuffer bytes) throws IOException {
        Path half = incoming.path().resolve(name);
        try (FileChannel channel = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = bytes.duplicate();
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
        folderOf.put(half, folder);
    }

    /** Returns when all files are on the disk, in their place. */
    void commit() throws IOException {
        Fsync.files(folderOf.keySet());
        for (Map.Entry<Path, Path> file : folderOf.entrySet()) {
            Path folder = createFolder(file.getValue());
            Path target = folder.resolve(incoming.path().relativize(file.getKey()));
            Files.move(file.getKey(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            changedFolders.add(folder);
        }
        for (Path folder : changedFolders) {
            Fsync.folder(folder);
        }
    }

    private Path createFolder(Path relative) throws IOException {
        Path folder = incoming.store();
        for (Path name : relative) {
            Path child = folder.resolve(name);
            if (!Files.isDirectory(child)) {
                Files.createDirectory(child);
                changedFolders.add(folder);
            }
            folder = child;
        }
        return folder;
    }
}
