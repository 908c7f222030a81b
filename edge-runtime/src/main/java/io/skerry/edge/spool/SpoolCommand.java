package io.skerry.edge.spool;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What callers ask of the spool's thread. */
sealed interface SpoolCommand {

    /** Changes what is on the disk. */
    sealed interface Write extends SpoolCommand {}

    /**
     * Adds a sample.
     *
     * @param awaiting it is not delivered before its conclusion is known
     */
    record Append(SpooledSample sample, boolean awaiting, CompletableFuture<AppendResult> answer) implements Write {}

    /** Adds what was learned about a sample, and makes it ready. */
    record Conclude(UUID id, @Nullable ByteBuffer conclusion, CompletableFuture<Void> answer) implements Write {}

    /**
     * Deletes samples.
     *
     * @param dropped why they go; null if they were delivered
     */
    record Remove(List<UUID> ids, @Nullable DropReason dropped, CompletableFuture<Void> answer) implements Write {}

    /** Reads the oldest samples that are ready. */
    record Next(int maxCount, long maxBytes, Set<UUID> except, CompletableFuture<List<ReadySample>> answer)
            implements SpoolCommand {}
}
