package io.skerry.edge.observe;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens at one service's side door. Thread-safe; no call blocks or waits. */
public final class OffloadCounts {

    private final LatencyListener listener;
    private final LatencyWindow roundTrips;
    final LongAdder bytes = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder late = new LongAdder();
    final LongAdder unexpected = new LongAdder();
    final LongAdder agreed = new LongAdder();
    final LongAdder disagreed = new LongAdder();

    OffloadCounts(SlotClock clock, LatencyListener listener) {
        this.listener = listener;
        this.roundTrips = new LatencyWindow(clock);
    }

    /** A question went out with so many bytes of payload. */
    public void sent(int payloadBytes) {
        bytes.add(payloadBytes);
    }

    /** A question was asked a second time. */
    public void retried() {
        retries.increment();
    }

    /** An answer came in time: nanoseconds from question to answer, and what of it the worker spent. */
    public void answered(long roundTripNanos, Duration queued, Duration computed) {
        roundTrips.record(roundTripNanos);
        listener.offloaded(roundTripNanos, queued, computed);
    }

    /** An answer came after the deadline. */
    public void late(long roundTripNanos) {
        late.increment();
    }

    /** An answer to nothing that was asked: replayed, or much too late. */
    public void unexpected() {
        unexpected.increment();
    }

    /** Edge and cloud named the same class, or not. */
    public void agreement(boolean agree) {
        (agree ? agreed : disagreed).increment();
    }

    Snapshot.Offload snapshot() {
        return new Snapshot.Offload(
                bytes.sum(),
                retries.sum(),
                late.sum(),
                unexpected.sum(),
                agreed.sum(),
                disagreed.sum(),
                roundTrips.look().recent());
    }
}
