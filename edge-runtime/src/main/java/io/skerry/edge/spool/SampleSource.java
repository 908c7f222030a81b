package io.skerry.edge.spool;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Samples that wait for delivery. */
public interface SampleSource {

    /**
     * The oldest samples that are ready.
     *
     * @param maxCount at most so many
     * @param maxBytes at most so many bytes, but always one sample if there is one
     * @param except samples that are on their way already
     * @return empty if there is none, if the disk cannot be read at the moment, or after the close
     */
    CompletableFuture<List<ReadySample>> nextReady(int maxCount, long maxBytes, Set<UUID> except);

    /**
     * Forgets samples that the other side has acknowledged. Unknown ids are ignored.
     *
     * @return completes when that is on the disk; until then they are not handed out again
     */
    CompletableFuture<Void> delivered(Collection<UUID> ids);

    /** Forgets samples that will never be delivered, and counts them. */
    CompletableFuture<Void> discard(Collection<UUID> ids, DropReason reason);

    /** Sets who is told, on the source's own thread, that more is ready than before. It must be quick and must not throw. */
    void onMoreReady(Runnable listener);
}
