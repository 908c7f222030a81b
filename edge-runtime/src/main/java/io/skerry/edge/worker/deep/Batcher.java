package io.skerry.edge.worker.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Dynamic batching without a delay: whatever has come while the last batch was computed makes the next one, up to a largest size. An
 * idle worker answers a single question at once; a busy one amortises.
 *
 * @param <T> a question
 */
final class Batcher<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Batcher.class);

    private final BlockingQueue<T> queue;
    private final int maxBatch;
    private final Consumer<List<T>> compute;
    private final Thread thread;

    /**
     * @param capacity of the queue; what comes when it is full is refused
     * @param compute takes a batch of 1 to {@code maxBatch}
     */
    Batcher(String name, int capacity, int maxBatch, Consumer<List<T>> compute) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.maxBatch = maxBatch;
        this.compute = compute;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Whether the question was taken; false if the queue is full. */
    boolean offer(T question) {
        return queue.offer(question);
    }

    private void run() {
        List<T> batch = new ArrayList<>(maxBatch);
        try {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, maxBatch - 1);
                compute(List.copyOf(batch));
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void compute(List<T> batch) {
        try {
            compute.accept(batch);
        } catch (RuntimeException e) {
            LOG.errorf(e, "a batch of %d was not answered", batch.size());
        }
    }

    /** Whether it works: not closed, and not stopped by an error. */
    boolean working() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
