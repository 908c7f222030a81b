package io.skerry.benchmarks.operator;

import io.skerry.api.plan.ServiceName;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A point that every service comes to; for each the first time counts. Thread-safe. */
final class Milestone {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final String what;
    private final Map<ServiceName, Long> reached = new HashMap<>();

    /**
     * @param what for people: {@code have a status}
     */
    Milestone(String what) {
        this.what = what;
    }

    /** A service is there now. */
    synchronized void reached(ServiceName service) {
        reached.putIfAbsent(service, System.nanoTime());
        notifyAll();
    }

    /**
     * Waits for all of them.
     *
     * @return when the last of them was there, by {@link System#nanoTime}
     * @throws IOException if one is not there in 20 minutes
     */
    synchronized long await(Set<ServiceName> services) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.keySet().containsAll(services)) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new IOException(
                        "after " + PATIENCE.toMinutes() + " minutes, of " + services.size() + " services only "
                                + services.stream().filter(reached::containsKey).count() + " " + what);
            }
            wait(left);
        }
        return services.stream().mapToLong(reached::get).max().orElseThrow();
    }
}
