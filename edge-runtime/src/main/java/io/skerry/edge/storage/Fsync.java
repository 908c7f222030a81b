package io.skerry.edge.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Brings what was written to the disk. */
public final class Fsync {

    private Fsync() {}

    /** Makes the names in a folder durable: what was created, renamed or removed in it. */
    public static void folder(Path folder) throws IOException {
        force(folder, StandardOpenOption.READ);
    }

    /** Makes the bytes of many files durable. They are synced at the same time, since the file system joins syncs that wait together. */
    public static void files(Collection<Path> files) throws IOException {
        List<Future<?>> syncs = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Path file : files) {
                syncs.add(executor.submit(() -> {
                    force(file, StandardOpenOption.WRITE);
                    return null;
                }));
            }
        }
        for (Future<?> sync : syncs) {
            requireDone(sync);
        }
    }

    private static void requireDone(Future<?> sync) throws IOException {
        try {
            sync.get();
        } catch (ExecutionException e) {
            throw new IOException("A file could not be synced: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while files were synced", e);
        }
    }

    private static void force(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
