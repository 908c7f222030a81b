package io.skerry.operator.link.eventbus;

import io.skerry.link.Backoff;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules of one node through which nothing comes, though something should: which of them are made again now. KubeEdge tells a node of a Rule
 * once, when it is made; a node that was away then never hears of it. For one thread at a time.
 */
final class Silence {

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(20), Duration.ofMinutes(15));

    private record Since(long nanos, int renewals) {

        private long due() {
            return nanos + PAUSES.after(renewals + 1).toNanos();
        }
    }

    private final Map<String, Since> silent = new HashMap<>();

    /**
     * Looks at the Rules.
     *
     * @param names of all Rules through which nothing comes now
     * @return those to be made again
     */
    Set<String> due(Set<String> names, long nanos) {
        silent.keySet().retainAll(names);
        Set<String> due = new HashSet<>();
        for (String name : names) {
            Since since = silent.computeIfAbsent(name, _ -> new Since(nanos, 0));
            if (nanos - since.due() >= 0) {
                due.add(name);
                silent.put(name, new Since(nanos, since.renewals + 1));
            }
        }
        return due;
    }

    /** When to look again; empty: all is well. */
    Optional<Duration> next(long nanos) {
        return silent.values().stream()
                .map(since -> Duration.ofNanos(Math.max(1, since.due() - nanos)))
                .min(Duration::compareTo);
    }
}
