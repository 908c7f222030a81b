package io.skerry.edge.link.eventbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The nodes that want a worker's heartbeats, for four periods of their announcements, and when each is to have the next one.
 * Thread-safe.
 */
final class Followers {

    static final int MOST = 4_096;
    private static final int PERIODS = 4;
    private static final Duration LONGEST_PERIOD = Duration.ofMinutes(10);

    private static final class Follower {

        private long until;
        private long beatAt;
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
     * A node announced itself. Beyond {@value #MOST} nodes a new one is not taken.
     *
     * @param period until its next announcement; a longer one than ten minutes counts as that
     */
    synchronized void announced(String node, Duration period) {
        long now = nanoTime.getAsLong();
        long lifetime = PERIODS * (period.compareTo(LONGEST_PERIOD) > 0 ? LONGEST_PERIOD : period).toNanos();
        if (!byNode.containsKey(node) && byNode.size() >= MOST) {
            byNode.values().removeIf(follower -> follower.until - now <= 0);
        }
        if (byNode.containsKey(node) || byNode.size() < MOST) {
            byNode.computeIfAbsent(node, _ -> {
                                Follower follower = new Follower();
                                follower.beatAt = now;
                                return follower;
                            })
                            .until =
                    now + lifetime;
        }
    }

    /** A node is not there. It announces itself when it is back. */
    synchronized void gone(String node) {
        byNode.remove(node);
    }

    /** The nodes to which a heartbeat goes now. */
    synchronized List<String> due() {
        long now = nanoTime.getAsLong();
        byNode.values().removeIf(follower -> follower.until - now <= 0);
        List<String> due = new ArrayList<>();
        byNode.forEach((node, follower) -> {
            if (follower.beatAt - now <= 0) {
                follower.beatAt = now + gap;
                due.add(node);
            }
        });
        return due;
    }
}
