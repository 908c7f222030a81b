package io.skerry.edge.model;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The fetch of one offer, which another thread may give up. Only the fetch is interrupted, never what is done with its result: an
 * interrupt closes the file that a thread works on, and a sound model would look like a damaged one.
 */
final class Fetching {

    /** What is fetched. */
    @FunctionalInterface
    interface Fetch<T> {
        T run() throws IOException, InterruptedException;
    }

    private @Nullable Thread thread;
    private boolean givenUp;

    /**
     * Fetches on this thread. Once it returns, the thread is not interrupted any more.
     *
     * @throws InterruptedException if it was given up
     */
    <T> T run(Fetch<T> fetch) throws IOException, InterruptedException {
        begin();
        try {
            return fetch.run();
        } finally {
            end();
        }
    }

    /** Interrupts the fetch, or lets it never begin. */
    synchronized void giveUp() {
        givenUp = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized void begin() throws InterruptedException {
        if (givenUp) {
            throw new InterruptedException("the fetch was given up before it began");
        }
        thread = Thread.currentThread();
    }

    private synchronized void end() {
        thread = null;
        if (givenUp) {
            Thread.interrupted();
        }
    }
}
