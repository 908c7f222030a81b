package io.skerry.edge.observe;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Divides monotonic time into numbered slots of three seconds; the last twenty of them are the minute that people look at. */
final class SlotClock {

    static final Duration SLOT = Duration.ofSeconds(3);
    static final int SLOTS = 20;

    private final LongSupplier nanoTime;
    private final long start;

    /**
     * @param nanoTime monotonic, as {@link System#nanoTime()}
     */
    SlotClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Number of the present slot, from 0. */
    long slot() {
        return elapsed() / SLOT.toNanos();
    }

    /** How much time the present slot and those before it, {@code slots} in all, cover by now: less while the runtime is young. */
    double seconds(int slots) {
        long elapsed = elapsed();
        long full = Math.min(slots - 1, elapsed / SLOT.toNanos());
        return (full * SLOT.toNanos() + elapsed % SLOT.toNanos()) / 1e9;
    }

    private long elapsed() {
        return nanoTime.getAsLong() - start;
    }
}
