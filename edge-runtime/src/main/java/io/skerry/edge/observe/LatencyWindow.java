package io.skerry.edge.observe;

import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Latencies of the last minute: one HDR histogram (two significant digits) per slot, reused when the minute is over. Recording takes
 * some tens of nanoseconds under a lock that nothing holds for long.
 */
final class LatencyWindow {

    private static final long LOWEST_NANOS = 256;
    private static final long HIGHEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 2;

    private static final class Slot {
        long number;
        final IntCountsHistogram nanos = histogram();
    }

    /**
     * A window's content.
     *
     * @param recent over the whole minute
     * @param series slot by slot, oldest first; the last one is not over yet
     */
    record View(LatencySummary recent, List<LatencySummary> series) {}

    private final SlotClock clock;
    private final @Nullable Slot[] slots = new @Nullable Slot[SlotClock.SLOTS];

    LatencyWindow(SlotClock clock) {
        this.clock = clock;
    }

    /** Records a latency; one above a minute counts as a minute. */
    synchronized void record(long nanos) {
        slot(clock.slot()).nanos.recordValue(Math.clamp(nanos, 0, HIGHEST_NANOS));
    }

    synchronized View look() {
        long now = clock.slot();
        IntCountsHistogram all = histogram();
        List<LatencySummary> series = LongStream.rangeClosed(now - SlotClock.SLOTS + 1, now)
                .mapToObj(number -> summary(number, all))
                .toList();
        return new View(LatencySummary.of(all), series);
    }

    private LatencySummary summary(long number, IntCountsHistogram all) {
        Slot slot = slots[Math.floorMod(number, SlotClock.SLOTS)];
        if (slot == null || slot.number != number) {
            return LatencySummary.NONE;
        }
        all.add(slot.nanos);
        return LatencySummary.of(slot.nanos);
    }

    private Slot slot(long number) {
        int index = Math.floorMod(number, SlotClock.SLOTS);
        Slot slot = slots[index];
        if (slot == null) {
            slot = new Slot();
            slot.number = number;
            slots[index] = slot;
        } else if (slot.number != number) {
            slot.nanos.reset();
            slot.number = number;
        }
        return slot;
    }

    private static IntCountsHistogram histogram() {
        IntCountsHistogram histogram = new IntCountsHistogram(LOWEST_NANOS, 2 * LOWEST_NANOS, DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }
}
