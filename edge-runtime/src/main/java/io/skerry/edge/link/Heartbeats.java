package io.skerry.edge.link;

import io.skerry.api.plan.ServiceName;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Whether a service's workers of one kind are heard: a beat came within the last three of their periods. A beat carries its period, so
 * a worker may change it. Uses a monotonic clock: a jump of the wall clock changes nothing.
 */
public final class Heartbeats {

    private static final int MISSED = 3;

    /** A shorter period counts as this one. */
    public static final Duration SHORTEST = Duration.ofMillis(50);

    /** A longer period counts as this one. */
    public static final Duration LONGEST = Duration.ofMinutes(1);

    private record Last(long at, long lifetime) {}

    private final LongSupplier nanoTime;
    private final Map<ServiceName, Last> last = new ConcurrentHashMap<>();

    public Heartbeats(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A beat came. A period outside {@link #SHORTEST} to {@link #LONGEST} is taken as the nearest of the two. */
    public void beat(ServiceName service, Duration period) {
        Duration sane = period.compareTo(SHORTEST) < 0 ? SHORTEST : period.compareTo(LONGEST) > 0 ? LONGEST : period;
        last.put(service, new Last(nanoTime.getAsLong(), MISSED * sane.toNanos()));
    }

    /** Forgets a service, or what was heard before the connection broke. */
    public void forget(ServiceName service) {
        last.remove(service);
    }

    public boolean heard(ServiceName service) {
        Last beat = last.get(service);
        return beat != null && left(beat) >= 0;
    }

    /** Nanoseconds until no service is heard any more, unless another beat comes; 0 or less if none is. */
    public long nanosToSilence() {
        return last.values().stream().mapToLong(this::left).max().orElse(-1) + 1;
    }

    private long left(Last beat) {
        return beat.lifetime - (nanoTime.getAsLong() - beat.at);
    }
}
