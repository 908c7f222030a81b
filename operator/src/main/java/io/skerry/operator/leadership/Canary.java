package io.skerry.operator.leadership;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Remembers when the leader last saw a renewal of its own Lease. */
@Singleton
public class Canary {

    /** The Lease is renewed every few seconds. */
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private volatile OptionalLong seen = OptionalLong.empty();

    @Inject
    Canary() {
        this(System::nanoTime);
    }

    Canary(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Notes a renewal. */
    void seen() {
        seen = OptionalLong.of(nanoTime.getAsLong());
    }

    /** Since the last renewal; zero if there was none, since one who never led has nothing to see. */
    Duration silence() {
        OptionalLong last = seen;
        return last.isEmpty() ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - last.getAsLong());
    }

    boolean isAlive() {
        return silence().compareTo(LONGEST_SILENCE) <= 0;
    }
}
