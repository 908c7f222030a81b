package io.skerry.benchmarks.kubeedge;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Looks again and again until something holds. */
final class Waiting {

    private static final Duration LOOK = Duration.ofMillis(100);

    private Waiting() {}

    /** Something that may hold. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Waits.
     *
     * @param what holds then, in words
     * @throws TimeoutException if it does not within two minutes
     */
    static void until(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("two minutes have gone, and it does not hold that " + what);
            }
            Thread.sleep(LOOK);
        }
    }
}
