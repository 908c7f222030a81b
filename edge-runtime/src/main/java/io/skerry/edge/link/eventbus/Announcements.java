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
 * the number of services, so that all announcements together take a third of the node's pace at most. When no heartbeat comes for long,
 * pauses grow: EdgeHub keeps in memory what it cannot send, and sends it before everything else when it can. Thread-safe.
 */
final class Announcements {

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final int SHARE = 3;
    private static final int PATIENCE = 6;

    private static final class Followed {

        private final Set<Intake> intakes = EnumSet.noneOf(Intake.class);
        private long due;
        private int unanswered;
    }

    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Map<ServiceName, Followed> services = new HashMap<>();

    /**
     * @param perSecond the node's pace in messages
     * @param nanoTime a monotonic clock
     */
    Announcements(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    synchronized void follow(ServiceName service, Intake intake) {
        services.computeIfAbsent(service, _ -> dueNow()).intakes.add(intake);
    }

    private Followed dueNow() {
        Followed followed = new Followed();
        followed.due = nanoTime.getAsLong();
        return followed;
    }

    synchronized void unfollow(ServiceName service, Intake intake) {
        Followed followed = services.get(service);
        if (followed != null && followed.intakes.remove(intake) && followed.intakes.isEmpty()) {
            services.remove(service);
        }
    }

    /** All are due now: nobody may have heard the last ones. */
    synchronized void renew() {
        services.values().forEach(followed -> followed.due = nanoTime.getAsLong());
    }

    /**
     * A heartbeat of the service came.
     *
     * @return whether there was none since the announcement before the last: then one is due now, the worker may have forgotten this edge
     */
    synchronized boolean heard(ServiceName service) {
        Followed followed = services.get(service);
        if (followed == null) {
            return false;
        }
        boolean news = followed.unanswered > 1;
        if (news) {
            followed.due = nanoTime.getAsLong();
        }
        followed.unanswered = 0;
        return news;
    }

    /** From one announcement of a service to its next while its workers are heard. */
    synchronized Duration period() {
        Duration needed = Duration.ofSeconds((long) SHARE * services.size()).dividedBy(perSecond);
        return needed.compareTo(SHORTEST) > 0 ? needed : SHORTEST;
    }

    /** Nanoseconds until the next one, 0 or less if it is late; empty: there is none. */
    synchronized OptionalLong nanosToNext() {
        long now = nanoTime.getAsLong();
        return services.values().stream()
                .mapToLong(followed -> followed.due - now)
                .min();
    }

    /** The service to announce now; empty: none. */
    synchronized Optional<ServiceName> next() {
        long now = nanoTime.getAsLong();
        Optional<Map.Entry<ServiceName, Followed>> next = services.entrySet().stream()
                .filter(entry -> entry.getValue().due - now <= 0)
                .min(Comparator.comparingLong(entry -> entry.getValue().due - now));
        next.map(Map.Entry::getValue).ifPresent(followed -> {
            followed.unanswered++;
            followed.due = now + pause(followed.unanswered).toNanos();
        });
        return next.map(Map.Entry::getKey);
    }

    private Duration pause(int unanswered) {
        Duration period = period();
        Duration grown = period.multipliedBy(1L << Math.clamp(unanswered - PATIENCE, 0, 10));
        Duration most = period.compareTo(LONGEST_PAUSE) > 0 ? period : LONGEST_PAUSE;
        return grown.compareTo(most) > 0 ? most : grown;
    }
}
