package io.skerry.link.eventbus;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Keeps a log readable: something that may happen with every message is told at most once in a while. */
public final class Seldom {

    private final long pause;
    private final LongSupplier nanoTime;
    private final AtomicLong next;

    public Seldom(Duration pause, LongSupplier nanoTime) {
        this.pause = pause.toNanos();
        this.nanoTime = nanoTime;
        this.next = new AtomicLong(nanoTime.getAsLong());
    }

    /** Whether it is time to tell it again; if so, it is told. */
    public boolean now() {
        long now = nanoTime.getAsLong();
        long due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + pause);
    }
}
