package io.skerry.edge.worker.collect;

import io.skerry.edge.storage.FolderLock;
import io.skerry.edge.storage.GroupCommit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps delivered samples. Safe for many threads; answers come from the store's one thread. A sample is stored once: its place follows from
 * its id, service and day, and the index has each id once.
 */
public final class SampleStore implements AutoCloseable {

    private static final GroupCommit.Limits LIMITS = new GroupCommit.Limits(1024, 64L << 20, 256);
    private static final long OVERHEAD_BYTES = 1024;

    private final FolderLock lock;
    private final GroupCommit<StoreCommand> commits;

    private SampleStore(FolderLock lock, StoreWriter writer) {
        this.lock = lock;
        this.commits = new GroupCommit<>("skerry-sample-store", LIMITS, writer);
    }

    /**
     * Opens the store in a folder, which is created if it is missing.
     *
     * @param clock tells when samples arrive
     * @throws IOException if the folder cannot be used or another process uses it; the message says what to do
     */
    public static SampleStore open(Path folder, Clock clock) throws IOException {
        FolderLock lock = FolderLock.take(folder);
        try {
            SampleStore store = new SampleStore(lock, StoreWriter.open(folder, clock));
            store.commits.start();
            return store;
        } catch (SQLException e) {
            lock.close();
            throw new IOException(
                    "The index of the sample store " + folder + " cannot be opened: " + e.getMessage()
                            + ". If it is damaged, move " + SampleIndex.FILE + " away: the files stay.",
                    e);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** Stores a sample, unless it is there already. Only what was answered is on the disk. */
    public CompletableFuture<StoreResult> store(CollectedSample sample) {
        SampleFile file;
        try {
            file = SampleFile.of(sample);
        } catch (InvalidSampleException e) {
            return answered(new StoreResult.Refused(e.reason()));
        }
        CompletableFuture<StoreResult> answer = new CompletableFuture<>();
        long bytes = OVERHEAD_BYTES + sample.sample().payload().bytes().remaining();
        return switch (commits.offer(new StoreCommand(sample, file, answer), bytes)) {
            case TAKEN -> answer;
            case FULL -> answered(new StoreResult.Failed("the disk is slower than the deliveries"));
            case CLOSED -> answered(new StoreResult.Failed("the store is closed"));
        };
    }

    private static CompletableFuture<StoreResult> answered(StoreResult result) {
        return CompletableFuture.completedFuture(result);
    }

    /** Stores what is queued and closes the index. */
    @Override
    public void close() throws IOException {
        commits.close();
        lock.close();
    }
}
