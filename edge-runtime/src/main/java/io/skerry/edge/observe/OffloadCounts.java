package io.skerry.edge.observe;

import io.skerry.edge.offload.OffloadObserver;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens at one service's side door. Thread-safe; no call blocks or waits. */
public final class OffloadCounts implements OffloadObserver {

    private final LatencyListener listener;
    private final LatencyWindow roundTrips;
    final LongAdder messages = new LongAdder();
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

    @Override
    public void sent(int payloadBytes) {
        messages.increment();
        bytes.add(payloadBytes);
    }

    @Override
    public void retried() {
        retries.increment();
    }

    @Override
    public void answered(long roundTripNanos, Duration queued, Duration computed) {
        roundTrips.record(roundTripNanos);
        listener.offloaded(roundTripNanos, queued, computed);
    }

    @Override
    public void late(long roundTripNanos) {
        late.increment();
    }

    @Override
    public void unexpected() {
        unexpected.increment();
    }

    @Override
    public void agreement(boolean agree) {
        (agree ? agreed : disagreed).increment();
    }

    /** Examples about which the deep model was asked, however often. */
    long questions() {
        long again = retries.sum();
        return messages.sum() - again;
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
