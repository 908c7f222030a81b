package io.skerry.inference.predict;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lanes that are lent to threads, made at their first use, a bounded number: whoever finds none free waits. After {@link #close} no
 * further one is lent; what they all stand on is freed when the last one is back.
 */
final class Lanes implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Lane> free = new ArrayDeque<>();
    private final Supplier<Lane> maker;
    private final Runnable freeGround;
    private final int most;
    private int lent;
    private boolean closed;

    /**
     * @param maker of one lane
     * @param freeGround frees what all lanes stand on
     */
    Lanes(int most, Supplier<Lane> maker, Runnable freeGround) {
        this.most = most;
        this.maker = maker;
        this.freeGround = freeGround;
    }

    /** A lane for this thread alone; {@link #giveBack} must follow. */
    Lane take() {
        lock.lock();
        try {
            while (!closed && lent == most) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                throw new IllegalStateException("the predictor is closed");
            }
            Lane lane = free.isEmpty() ? maker.get() : free.pop();
            lent++;
            return lane;
        } finally {
            lock.unlock();
        }
    }

    void giveBack(Lane lane) {
        lock.lock();
        try {
            lent--;
            if (closed) {
                lane.close();
                freeWhenDrained();
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
            if (!closed) {
                closed = true;
                free.forEach(Lane::close);
                free.clear();
                changed.signalAll();
                freeWhenDrained();
            }
        } finally {
            lock.unlock();
        }
    }

    private void freeWhenDrained() {
        if (lent == 0) {
            freeGround.run();
        }
    }
}
