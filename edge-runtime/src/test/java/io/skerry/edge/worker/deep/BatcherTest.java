package io.skerry.edge.worker.deep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatcherTest {

    private final BlockingQueue<List<Integer>> batches = new LinkedBlockingQueue<>();
    private final CountDownLatch go = new CountDownLatch(1);

    private void computeAfterGo(List<Integer> batch) {
        try {
            batches.add(batch);
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Batcher<Integer> batcher(int capacity, int maxBatch, Consumer<List<Integer>> compute) {
        return new Batcher<>("batcher", capacity, maxBatch, compute);
    }

    private List<Integer> next() throws InterruptedException {
        List<Integer> batch = batches.poll(60, TimeUnit.SECONDS);
        assertThat(batch).as("a batch").isNotNull();
        return batch;
    }

    @Test
    void oneQuestionIsComputedAtOnce() throws Exception {
        try (Batcher<Integer> batcher = batcher(8, 4, batches::add)) {
            batcher.offer(1);
            assertThat(next()).containsExactly(1);
        }
    }

    @Test
    void whatComesWhileItComputesIsTheNextBatchUpToTheLargestAndInOrder() throws Exception {
        try (Batcher<Integer> batcher = batcher(16, 4, this::computeAfterGo)) {
            batcher.offer(0);
            next();
            for (int i = 1; i <= 10; i++) {
                assertThat(batcher.offer(i)).isTrue();
            }
            go.countDown();
            assertThat(next()).containsExactly(1, 2, 3, 4);
            assertThat(next()).containsExactly(5, 6, 7, 8);
            assertThat(next()).containsExactly(9, 10);
        }
    }

    @Test
    void aFullQueueRefusesAndTakesAgainOnceThereIsRoom() throws Exception {
        try (Batcher<Integer> batcher = batcher(2, 1, this::computeAfterGo)) {
            batcher.offer(0);
            next();
            assertThat(batcher.offer(1)).isTrue();
            assertThat(batcher.offer(2)).isTrue();
            assertThat(batcher.offer(3)).isFalse();
            go.countDown();
            assertThat(next()).containsExactly(1);
            assertThat(next()).containsExactly(2);
            assertThat(batcher.offer(4)).isTrue();
            assertThat(next()).containsExactly(4);
        }
    }

    @Test
    void nothingIsLostBetweenManyProducersAndOneComputation() throws Exception {
        List<Integer> computed = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(4_000);
        try (Batcher<Integer> batcher = batcher(64, 8, batch -> {
            computed.addAll(batch);
            batch.forEach(_ -> all.countDown());
        })) {
            for (int producer = 0; producer < 4; producer++) {
                int first = producer * 1_000;
                Thread.ofVirtual().start(() -> {
                    for (int i = first; i < first + 1_000; i++) {
                        while (!batcher.offer(i)) {
                            LockSupport.parkNanos(10_000);
                        }
                    }
                });
            }
            assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(computed)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 4_000).boxed().toList());
    }

    @Test
    void aComputationThatThrowsDoesNotStopTheNext() throws Exception {
        try (Batcher<Integer> batcher = batcher(8, 1, batch -> {
            if (batch.contains(0)) {
                throw new IllegalStateException("a batch's own problem");
            }
            batches.add(batch);
        })) {
            batcher.offer(0);
            batcher.offer(1);
            assertThat(next()).containsExactly(1);
            assertThat(batcher.working()).isTrue();
        }
    }

    @Test
    void aClosedOneDoesNotWorkAnyMore() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Batcher<Integer> batcher = batcher(8, 1, batch -> {
            try {
                batches.add(batch);
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended.countDown();
            }
        });
        batcher.offer(0);
        next();
        batcher.close();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }
}
