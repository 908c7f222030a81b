package io.skerry.edge.spool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A scheduler and its monotonic clock; both go on only when the test says so. */
public final class FakeScheduler extends AbstractExecutorService implements ScheduledExecutorService, LongSupplier {

    /** Near the end of the numbers, so that the clock overflows during a test. */
    private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(3);

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(timer -> timer.at - now));

    private final class Timer extends FutureTask<Void> implements ScheduledFuture<Void> {

        private final long at;

        Timer(Runnable task, long at) {
            super(task, null);
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    /** Runs what is to be run now. */
    public void runTasks() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    /** Lets time pass, with each timer run at its time. */
    void advance(long seconds) {
        advance(Duration.ofSeconds(seconds));
    }

    /** Lets time pass, with each timer run at its time. */
    public void advance(Duration time) {
        long end = now + time.toNanos();
        runTasks();
        while (!timers.isEmpty() && timers.peek().at - end <= 0) {
            Timer next = timers.remove();
            now = next.at;
            next.run();
            runTasks();
        }
        now = end;
    }

    /** Timers that are still to run. */
    public long pending() {
        return timers.stream().filter(timer -> !timer.isDone()).count();
    }

    @Override
    public long getAsLong() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        Timer timer = new Timer(task, now + unit.toNanos(delay));
        timers.add(timer);
        return timer;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}
