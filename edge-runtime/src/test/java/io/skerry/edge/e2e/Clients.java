package io.skerry.edge.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that ask one edge about pictures until this is closed, each as fast as it is answered or with a pause. */
final class Clients implements AutoCloseable {

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(20);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<IOException> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile boolean going = true;

    private Clients() {}

    /** Clients that do not pause. */
    static Clients start(int count, Edge edge, List<byte[]> pictures) {
        return start(count, Duration.ZERO, edge, pictures);
    }

    static Clients start(int count, Duration pause, Edge edge, List<byte[]> pictures) {
        Clients clients = new Clients();
        for (int i = 0; i < count; i++) {
            clients.threads.execute(() -> clients.run(pause, edge, pictures));
        }
        return clients;
    }

    private void run(Duration pause, Edge edge, List<byte[]> pictures) {
        while (going) {
            try {
                answers.add(edge.ask(pictures.get(Math.floorMod(next.getAndIncrement(), pictures.size()))));
                answered.incrementAndGet();
                LockSupport.parkNanos(pause.toNanos());
            } catch (IOException e) {
                failures.add(e);
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
            }
        }
    }

    /** All so far. */
    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** How many so far. */
    int answered() {
        return answered.get();
    }

    List<IOException> failures() {
        return List.copyOf(failures);
    }

    /** Returns when so many more are answered. */
    void awaitAnswers(int more) {
        int enough = answered() + more;
        Eventually.holds("clients get " + more + " answers", () -> answered() >= enough);
    }

    /** Asks nothing more, and returns when every question that was asked is answered. */
    void stop() {
        going = false;
        threads.close();
    }

    @Override
    public void close() {
        stop();
    }
}
