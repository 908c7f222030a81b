package io.skerry.edge.observe;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Monotonic time that moves only when told to. */
final class FakeTime implements LongSupplier {

    private long now = -12_345;

    void pass(Duration duration) {
        now += duration.toNanos();
    }

    @Override
    public long getAsLong() {
        return now;
    }
}
