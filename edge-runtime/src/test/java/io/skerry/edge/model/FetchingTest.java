package io.skerry.edge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FetchingTest {

    private final Fetching fetching = new Fetching();

    @Test
    void a_fetch_that_is_given_up_ends_at_once() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Boolean> fetched = threads.submit(() -> fetching.run(() -> {
                waiting.countDown();
                new CountDownLatch(1).await();
                return true;
            }));
            waiting.await();

            fetching.giveUp();

            assertThatThrownBy(fetched::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void a_fetch_that_was_given_up_before_does_not_begin() {
        fetching.giveUp();

        assertThatThrownBy(() -> fetching.run(() -> true)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void what_follows_a_fetch_is_not_interrupted() throws Exception {
        assertThat(fetching.run(() -> {
                    fetching.giveUp();
                    return "here in spite of it";
                }))
                .isEqualTo("here in spite of it");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        fetching.giveUp();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
