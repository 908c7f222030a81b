package io.skerry.onnx;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls inside a native resource and frees it once: when it is closed and the last call has left. Allocates nothing per call. */
final class InFlight {

    private static final int CLOSED = Integer.MIN_VALUE;
    private static final int FREED = 1 << 30;

    /** Calls inside, and the two marks above. */
    private final AtomicInteger state = new AtomicInteger();

    private final String what;
    private final Runnable free;

    InFlight(String what, Runnable free) {
        this.what = what;
        this.free = free;
    }

    /** @throws IllegalStateException if it is closed; otherwise {@link #leave} must follow */
    void enter() {
        if (state.incrementAndGet() < 0) {
            leave();
            throw new IllegalStateException(what + " is closed");
        }
    }

    void leave() {
        if (state.decrementAndGet() == CLOSED) {
            freeOnce();
        }
    }

    /** Lets no further call in; does not wait for those inside. */
    void close() {
        if (state.getAndUpdate(now -> now | CLOSED) == 0) {
            freeOnce();
        }
    }

    private void freeOnce() {
        if (state.compareAndSet(CLOSED, CLOSED | FREED)) {
            free.run();
        }
    }
}
