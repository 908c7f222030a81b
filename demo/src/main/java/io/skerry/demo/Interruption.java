package io.skerry.demo;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Ctrl-C, or a polite {@code kill}, as an interrupt: the thread closes what it opened on its usual way out, and the process ends
 * once it has done so.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch out = new CountDownLatch(1);

    private Interruption() {}

    /** From now on until this is closed, the end of the process waits for this thread. */
    static Interruption ofThisThread() {
        Interruption interruption = new Interruption();
        Thread thread = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.end(thread)));
        return interruption;
    }

    /** Whether this problem is only what an interrupt looks like. */
    static boolean caused(Exception problem) {
        return Stream.<Throwable>iterate(problem, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof InterruptedException
                        || cause instanceof ClosedByInterruptException
                        || (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException)));
    }

    private void end(Thread thread) {
        try {
            if (out.getCount() > 0) {
                thread.interrupt();
                boolean _ = out.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        out.countDown();
    }
}
