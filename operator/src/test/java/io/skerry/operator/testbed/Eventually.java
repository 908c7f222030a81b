package io.skerry.operator.testbed;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for other processes. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = 100_000_000;

    private Eventually() {}

    /**
     * Returns when it holds. What cannot be reached counts as not holding.
     *
     * @throws AssertionError if it does not hold within two minutes
     */
    public static void holds(String what, Callable<Boolean> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (IOException e) {
                last = e;
            } catch (Exception e) {
                throw new AssertionError("cannot find out whether " + what, e);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new AssertionError("after " + PATIENCE.toSeconds() + " s it still does not hold that " + what, last);
    }
}
