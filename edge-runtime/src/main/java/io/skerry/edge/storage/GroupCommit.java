package io.skerry.edge.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One thread that commits for many callers: while a commit waits for the disk, commands queue up, and the next commit takes them all.
 * Group commit after DeWitt et al., "Implementation Techniques for Main Memory Database Systems", SIGMOD 1984.
 *
 * @param <C> a command; it carries its own way to answer
 */
public final class GroupCommit<C> implements AutoCloseable {

    /** What the thread does, always on the same thread. It must answer every command and must not throw. */
    public interface Work<C> {

        /** Nothing is to be done until the next command. */
        long UNTIL_NEXT = Long.MAX_VALUE;

        /**
         * Commits a batch.
         *
         * @param batch the commands in the order in which they came; empty when the wait that was asked for is over
         * @return nanoseconds after which to be called again even if no command comes
         */
        long commit(List<C> batch);

        /** Called once, after the last batch. */
        void end();
    }

    /** What became of a command that was offered. */
    public enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    /** How much may wait in memory, and how much goes into one commit. */
    public record Limits(int commands, long bytes, int batch) {}

    private record Queued<C>(C command, long bytes) {}

    private final Limits limits;
    private final Work<C> work;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Queued<C>> queue = new ArrayDeque<>();
    private long queuedBytes;
    private boolean closed;

    public GroupCommit(String threadName, Limits limits, Work<C> work) {
        this.limits = limits;
        this.work = work;
        this.thread = Thread.ofPlatform().name(threadName).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Queues a command unless that would exceed a limit. */
    public Offer offer(C command, long bytes) {
        lock.lock();
        try {
            if (!closed && (queue.size() >= limits.commands || queuedBytes + bytes > limits.bytes)) {
                return Offer.FULL;
            }
            return enqueue(command, bytes);
        } finally {
            lock.unlock();
        }
    }

    /** Queues a command that must not be refused: one that follows from a command that was taken before. */
    public Offer add(C command) {
        lock.lock();
        try {
            return enqueue(command, 0);
        } finally {
            lock.unlock();
        }
    }

    private Offer enqueue(C command, long bytes) {
        if (closed) {
            return Offer.CLOSED;
        }
        queue.add(new Queued<>(command, bytes));
        queuedBytes += bytes;
        changed.signal();
        return Offer.TAKEN;
    }

    private void run() {
        try {
            long wait = Work.UNTIL_NEXT;
            List<C> batch = new ArrayList<>();
            while (take(batch, wait)) {
                wait = work.commit(batch);
                batch = new ArrayList<>();
            }
        } finally {
            refuseMore();
            work.end();
        }
    }

    /** Waits for commands or for the end of the wait; false if closed and empty. */
    private boolean take(List<C> batch, long waitNanos) {
        lock.lock();
        try {
            long left = waitNanos;
            while (queue.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            while (!queue.isEmpty() && batch.size() < limits.batch) {
                Queued<C> next = queue.remove();
                queuedBytes -= next.bytes;
                batch.add(next.command);
            }
            return !(closed && batch.isEmpty());
        } catch (InterruptedException e) {
            closed = true;
            return !queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more commands, commits what is queued, and waits for that. */
    @Override
    public void close() {
        refuseMore();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuseMore() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
