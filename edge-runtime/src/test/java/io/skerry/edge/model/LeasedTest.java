package io.skerry.edge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeasedTest {

    private final AtomicInteger closed = new AtomicInteger();
    private final Leased<AutoCloseable> leased = new Leased<>(closed::incrementAndGet);

    @Test
    void it_stays_open_while_its_owner_has_it() {
        assertThat(leased.acquire()).isTrue();
        leased.release();

        assertThat(closed).hasValue(0);
    }

    @Test
    void it_closes_when_its_last_user_lets_go_after_its_owner() {
        assertThat(leased.acquire()).isTrue();
        assertThat(leased.acquire()).isTrue();
        leased.release();

        leased.release();
        assertThat(closed).hasValue(0);

        leased.release();
        assertThat(closed).hasValue(1);
    }

    @Test
    void it_is_not_given_out_after_it_closed() {
        leased.release();

        assertThat(leased.acquire()).isFalse();
        assertThat(closed).hasValue(1);
    }

    @Test
    void a_failure_to_close_does_not_reach_its_user() {
        Leased<AutoCloseable> broken = new Leased<>(() -> {
            throw new IllegalStateException("broken");
        });

        broken.release();

        assertThat(broken.acquire()).isFalse();
    }

    @Test
    void however_many_race_it_closes_once_and_no_holder_sees_it_closed() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger seenClosed = new AtomicInteger();
        try (ExecutorService users = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int user = 0; user < 4; user++) {
                running.add(users.submit(() -> {
                    start.await();
                    while (leased.acquire()) {
                        seenClosed.addAndGet(closed.get());
                        leased.release();
                    }
                    return null;
                }));
            }
            start.countDown();
            leased.release();
            for (Future<?> user : running) {
                user.get();
            }
        }

        assertThat(closed).hasValue(1);
        assertThat(seenClosed).hasValue(0);
    }
}
