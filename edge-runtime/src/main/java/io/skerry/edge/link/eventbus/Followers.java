package io.skerry.edge.link.eventbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The nodes that want a worker's heartbeats, and when each is to have the next one. A node is present for four periods after its last
 * announcement; then, or when the router says that it is away, it is absent, and remembered for a while: a heartbeat that reaches it
 * again makes it announce itself. Thread-safe.
 */
final class Followers {

    static final int MOST = 4_096;
    private static final int PERIODS = 4;
    private static final Duration LONGEST_PERIOD = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final class Follower {

        private long presentUntil;
        private long beatAt;

        private boolean present(long now) {
            return presentUntil - now > 0;
        }
    }

    private final long gap;
    private final LongSupplier nanoTime;
    private final Map<String, Follower> byNode = new HashMap<>();

    /**
     * @param gap least time from one heartbeat for a node to its next
     * @param nanoTime a monotonic clock
     */
    Followers(Duration gap, LongSupplier nanoTime) {
        this.gap = gap.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * A node announced itself. Beyond {@value #MOST} present nodes a new one is not taken.
     *
     * @param period until its next announcement; a longer one than ten minutes counts as that
     */
    synchronized void announced(String node, Duration period) {
        long now = nanoTime.getAsLong();
        if (!byNode.containsKey(node) && byNode.size() >= MOST) {
            byNode.values().removeIf(follower -> !follower.present(now));
        }
        if (byNode.containsKey(node) || byNode.size() < MOST) {
            Duration sane = period.compareTo(LONGEST_PERIOD) > 0 ? LONGEST_PERIOD : period;
            byNode.computeIfAbsent(node, _ -> dueAt(now)).presentUntil = now + PERIODS * sane.toNanos();
        }
    }

    private static Follower dueAt(long now) {
        Follower follower = new Follower();
        follower.beatAt = now;
        return follower;
    }

    /** The router says that a node is away. */
    synchronized void away(String node) {
        Follower follower = byNode.get(node);
        long now = nanoTime.getAsLong();
        if (follower != null && follower.present(now)) {
            follower.presentUntil = now;
        }
    }

    /** An absent node has a heartbeat: it is not tried again until it announces itself. */
    synchronized void reached(String node) {
        Follower follower = byNode.get(node);
        if (follower != null && !follower.present(nanoTime.getAsLong())) {
            byNode.remove(node);
        }
    }

    /** The present nodes to which a heartbeat goes now. */
    synchronized List<String> due() {
        long now = nanoTime.getAsLong();
        byNode.values().removeIf(follower -> now - follower.presentUntil > REMEMBERED.toNanos());
        List<String> due = new ArrayList<>();
        byNode.forEach((node, follower) -> {
            if (follower.present(now) && follower.beatAt - now <= 0) {
                follower.beatAt = now + gap;
                due.add(node);
            }
        });
        return due;
    }

    /** The absent node that is to be tried now, the one first that waits longest; empty: none. */
    synchronized Optional<String> absentDue() {
        long now = nanoTime.getAsLong();
        Optional<Map.Entry<String, Follower>> next = byNode.entrySet().stream()
                .filter(entry -> !entry.getValue().present(now) && entry.getValue().beatAt - now <= 0)
                .min(Comparator.comparingLong(entry -> entry.getValue().beatAt - now));
        next.ifPresent(entry -> entry.getValue().beatAt = now + gap);
        return next.map(Map.Entry::getKey);
    }
}
