package io.skerry.edge.offload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What an offloader reported. */
final class Counts implements OffloadObserver {

    final List<String> events = new ArrayList<>();

    @Override
    public void sent(int bytes) {
        events.add("sent " + bytes);
    }

    @Override
    public void retried() {
        events.add("retried");
    }

    @Override
    public void answered(long roundTripNanos, Duration queued, Duration computed) {
        events.add("answered after " + roundTripNanos / 1_000_000 + " ms");
    }

    @Override
    public void late(long roundTripNanos) {
        events.add("late after " + roundTripNanos / 1_000_000 + " ms");
    }

    @Override
    public void unexpected() {
        events.add("unexpected");
    }

    @Override
    public void agreement(boolean agree) {
        events.add(agree ? "agreed" : "disagreed");
    }
}
