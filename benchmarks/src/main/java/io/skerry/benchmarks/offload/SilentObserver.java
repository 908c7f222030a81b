package io.skerry.benchmarks.offload;

import io.skerry.edge.offload.OffloadObserver;
import java.time.Duration;

/** Counts nothing: whether the cloud answered is seen from the answer. */
final class SilentObserver implements OffloadObserver {

    @Override
    public void sent(int bytes) {}

    @Override
    public void retried() {}

    @Override
    public void answered(long roundTripNanos, Duration queued, Duration computed) {}

    @Override
    public void late(long roundTripNanos) {}

    @Override
    public void unexpected() {}

    @Override
    public void agreement(boolean agree) {}
}
