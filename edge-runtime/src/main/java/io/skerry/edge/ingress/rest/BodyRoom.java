package io.skerry.edge.ingress.rest;

import java.util.concurrent.atomic.AtomicLong;

/** Memory for the bodies of requests that are in work, so that many large ones at once are refused and do not end the process. */
final class BodyRoom {

    private static final int SHARE_OF_MEMORY = 4;

    private final AtomicLong left;

    /**
     * Makes room.
     *
     * @param memory of the heap in bytes; a quarter of it is for bodies, at least one of the largest
     */
    BodyRoom(long memory) {
        this.left = new AtomicLong(Math.max(memory / SHARE_OF_MEMORY, BodyLimit.MAX_BYTES));
    }

    /** Whether there was room for so many bytes; if so it is taken until {@link #giveBack}. */
    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
