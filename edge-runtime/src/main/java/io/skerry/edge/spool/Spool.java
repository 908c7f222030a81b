package io.skerry.edge.spool;

import io.skerry.edge.storage.FolderLock;
import io.skerry.edge.storage.GroupCommit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps samples on the disk until they are delivered. Safe for many threads. Every answer comes from the spool's one thread: what hangs on
 * it must be short, or go to an executor.
 *
 * <p>An append that was answered with {@link AppendResult.Stored} survives a kill and a power cut. A full disk, a damaged file and a clock
 * that jumps are states, not exceptions: see {@link #status()}.
 */
public final class Spool implements SampleSource, AutoCloseable {

    /** Largest conclusion, in bytes. */
    public static final int MAX_CONCLUSION_BYTES = 1 << 14;

    private static final int SAMPLES_PER_COMMIT = 512;

    private final FolderLock lock;
    private final SpoolSettings settings;
    private final SpoolCounters counters = new SpoolCounters();
    private final SpoolWriter writer;
    private final GroupCommit<SpoolCommand> commits;
    private volatile Runnable onMoreReady = () -> {};

    private Spool(FolderLock lock, SpoolFiles files, SpoolSettings settings) {
        this.lock = lock;
        this.settings = settings;
        this.writer = new SpoolWriter(files, settings, System::nanoTime, counters, () -> onMoreReady.run());
        this.commits = new GroupCommit<>(
                "skerry-spool",
                new GroupCommit.Limits(settings.maxQueuedSamples(), settings.maxQueuedBytes(), SAMPLES_PER_COMMIT),
                writer);
    }

    /**
     * Opens the spool in a folder, which is created if it is missing. Samples that are there are ready for delivery. A damaged file is moved
     * aside, and what can be read of it is kept.
     *
     * @param clock names files that are moved aside, nothing else
     * @throws IOException if the folder cannot be used or another process uses it; the message says what to do
     */
    public static Spool open(Path folder, SpoolSettings settings, Clock clock) throws IOException {
        return open(folder, new SpoolFolder(folder, clock), settings);
    }

    static Spool open(Path folder, SpoolFiles files, SpoolSettings settings) throws IOException {
        Spool spool = new Spool(FolderLock.take(folder), files, settings);
        spool.writer.open();
        spool.commits.start();
        return spool;
    }

    /** Keeps a sample that may be delivered at once. */
    public CompletableFuture<AppendResult> append(SpooledSample sample) {
        return append(sample, false);
    }

    /** Keeps a sample whose {@link #conclude conclusion} is still to come; until then, or until a restart, it is not delivered. */
    public CompletableFuture<AppendResult> appendAwaiting(SpooledSample sample) {
        return append(sample, true);
    }

    private CompletableFuture<AppendResult> append(SpooledSample sample, boolean awaiting) {
        long bytes = sample.spooledBytes();
        if (bytes > Math.min(settings.maxSampleBytes(), settings.maxBytes())) {
            return dropped(DropReason.TOO_LARGE);
        }
        CompletableFuture<AppendResult> answer = new CompletableFuture<>();
        return switch (commits.offer(new SpoolCommand.Append(sample, awaiting, answer), bytes)) {
            case TAKEN -> answer;
            case FULL -> dropped(DropReason.QUEUE_FULL);
            case CLOSED -> dropped(DropReason.CLOSED);
        };
    }

    private CompletableFuture<AppendResult> dropped(DropReason reason) {
        counters.dropped(reason, 1);
        return CompletableFuture.completedFuture(new AppendResult.Dropped(reason));
    }

    /**
     * Says how it ended with a sample that was appended as awaiting, and makes it ready. To be called once for each of them. Nothing happens
     * if the sample is gone.
     *
     * @param conclusion what was learned, kept beside the sample; null if nothing was
     * @return completes when that is on the disk
     * @throws IllegalArgumentException if the conclusion is larger than {@link #MAX_CONCLUSION_BYTES}
     */
    public CompletableFuture<Void> conclude(UUID id, @Nullable ByteBuffer conclusion) {
        if (conclusion != null && conclusion.remaining() > MAX_CONCLUSION_BYTES) {
            throw new IllegalArgumentException("The conclusion of sample " + id + " has " + conclusion.remaining()
                    + " bytes, at most " + MAX_CONCLUSION_BYTES + " are kept.");
        }
        CompletableFuture<Void> answer = new CompletableFuture<>();
        return follow(new SpoolCommand.Conclude(id, conclusion, answer), answer);
    }

    @Override
    public CompletableFuture<Void> delivered(Collection<UUID> ids) {
        return remove(ids, null);
    }

    @Override
    public CompletableFuture<Void> discard(Collection<UUID> ids, DropReason reason) {
        return remove(ids, reason);
    }

    private CompletableFuture<Void> remove(Collection<UUID> ids, @Nullable DropReason reason) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        return follow(new SpoolCommand.Remove(List.copyOf(ids), reason, answer), answer);
    }

    @Override
    public CompletableFuture<List<ReadySample>> nextReady(int maxCount, long maxBytes, Set<UUID> except) {
        CompletableFuture<List<ReadySample>> answer = new CompletableFuture<>();
        SpoolCommand next = new SpoolCommand.Next(maxCount, maxBytes, Set.copyOf(except), answer);
        return commits.add(next) == GroupCommit.Offer.CLOSED ? CompletableFuture.completedFuture(List.of()) : answer;
    }

    private CompletableFuture<Void> follow(SpoolCommand command, CompletableFuture<Void> answer) {
        if (commits.add(command) == GroupCommit.Offer.CLOSED) {
            return CompletableFuture.failedFuture(new IllegalStateException("The spool is closed."));
        }
        return answer;
    }

    @Override
    public void onMoreReady(Runnable listener) {
        onMoreReady = listener;
    }

    /** False if the policy is to stop mining and the spool is full: examples need not be prepared for it. */
    public boolean accepting() {
        return !(settings.policy() == FullPolicy.STOP_MINING && writer.usage().full());
    }

    public SpoolStatus status() {
        Usage usage = writer.usage();
        return new SpoolStatus(
                writer.state(),
                usage.samples(),
                usage.bytes(),
                counters.stored.sum(),
                counters.delivered.sum(),
                counters.dropped(),
                counters.setAside.sum());
    }

    /** Commits what is queued and closes the file. */
    @Override
    public void close() throws IOException {
        commits.close();
        lock.close();
    }
}
