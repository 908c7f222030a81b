package io.skerry.edge.link.eventbus;

import io.skerry.api.plan.ServiceName;
import io.skerry.link.Intake;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * When an edge tells the workers of which service that it wants their heartbeats: at once, then once in a period. The period grows with
 * the number of services, so that all announcements together take a third of the node's pace at most. Thread-safe.
 */
final class Announcements {

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final int SHARE = 3;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Map<ServiceName, Set<Intake>> followed = new HashMap<>();
    private final Map<ServiceName, Long> due = new HashMap<>();

    /**
     * @param perSecond the node's pace in messages
     * @param nanoTime a monotonic clock
     */
    Announcements(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    synchronized void follow(ServiceName service, Intake intake) {
        followed.computeIfAbsent(service, _ -> EnumSet.noneOf(Intake.class)).add(intake);
        due.putIfAbsent(service, nanoTime.getAsLong());
    }

    synchronized void unfollow(ServiceName service, Intake intake) {
        Set<Intake> intakes = followed.get(service);
        if (intakes != null && intakes.remove(intake) && intakes.isEmpty()) {
            followed.remove(service);
            due.remove(service);
        }
    }

    /** All are due now: nobody may have heard the last ones. */
    synchronized void renew() {
        due.replaceAll((_, _) -> nanoTime.getAsLong());
    }

    /** From one announcement of a service to its next. */
    synchronized Duration period() {
        Duration needed = Duration.ofSeconds(1)
                .multipliedBy((long) SHARE * followed.size())
                .dividedBy(perSecond);
        return needed.compareTo(SHORTEST) > 0 ? needed : SHORTEST;
    }

    /** Nanoseconds until the next one, 0 or less if it is late; empty: there is none. */
    synchronized OptionalLong nanosToNext() {
        long now = nanoTime.getAsLong();
        return due.values().stream().mapToLong(at -> at - now).min();
    }

    /** The service to announce now, which is due again a period later; empty: none. */
    synchronized Optional<ServiceName> next() {
        long now = nanoTime.getAsLong();
        Optional<ServiceName> next = due.entrySet().stream()
                .filter(entry -> entry.getValue() - now <= 0)
                .min(Comparator.comparingLong(entry -> entry.getValue() - now))
                .map(Map.Entry::getKey);
        next.ifPresent(service -> due.put(service, now + period().toNanos()));
        return next;
    }
}
