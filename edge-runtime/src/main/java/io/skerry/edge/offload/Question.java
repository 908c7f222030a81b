package io.skerry.edge.offload;

import io.skerry.inference.cascade.OffloadOutcome;
import io.skerry.inference.cascade.Verdict;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A question to the deep model, from when it is asked until its answer would be worth nothing any more. */
final class Question {

    final UUID id;
    final Verdict edge;
    final long asked;
    final CompletableFuture<OffloadOutcome> outcome = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean retried;
    private volatile @Nullable ScheduledFuture<?> expiry;
    private volatile @Nullable ScheduledFuture<?> retry;

    /**
     * @param edge the shallow model's verdict
     * @param asked monotonic time in nanoseconds
     */
    Question(UUID id, Verdict edge, long asked) {
        this.id = id;
        this.edge = edge;
        this.asked = asked;
    }

    void expiresBy(ScheduledFuture<?> task) {
        expiry = task;
        cancelIfEnded(task);
    }

    void isRetriedBy(ScheduledFuture<?> task) {
        retry = task;
        cancelIfEnded(task);
    }

    private void cancelIfEnded(ScheduledFuture<?> task) {
        if (ended.get()) {
            task.cancel(false);
        }
    }

    boolean open() {
        return !ended.get();
    }

    void askedTwice() {
        retried = true;
    }

    boolean wasAskedTwice() {
        return retried;
    }

    /** Ends it and cancels its timers; true for the one caller who may then complete the outcome. */
    boolean end() {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        cancel(expiry);
        cancel(retry);
        return true;
    }

    private static void cancel(@Nullable ScheduledFuture<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }
}
