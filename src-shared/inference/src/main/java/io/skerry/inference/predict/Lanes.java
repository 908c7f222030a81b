package io.skerry.inference.predict;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lanes that are lent to threads, made at their first use, a bounded number: whoever finds none free waits. */
final class Lanes implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Lane> free = new ArrayDeque<>();
    private final Supplier<Lane> maker;
    private final int most;
    private int made;
    private boolean closed;

    Lanes(int most, Supplier<Lane> maker) {
        this.most = most;
        this.maker = maker;
    }

    /** A lane for this thread alone; {@link #giveBack} must follow. */
    Lane take() {
        lock.lock();
        try {
            while (!closed && free.isEmpty() && made == most) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                throw new IllegalStateException("the predictor is closed");
            }
            if (!free.isEmpty()) {
                return free.pop();
            }
            Lane lane = maker.get();
            made++;
            return lane;
        } finally {
            lock.unlock();
        }
    }

    void giveBack(Lane lane) {
        lock.lock();
        try {
            if (closed) {
                lane.close();
            } else {
                free.push(lane);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            free.forEach(Lane::close);
            free.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
