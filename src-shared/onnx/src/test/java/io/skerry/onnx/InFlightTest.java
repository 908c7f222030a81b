package io.skerry.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InFlightTest {

    @Test
    void aClosedResourceIsFreedWhenTheLastCallLeaves() {
        AtomicInteger freed = new AtomicInteger();
        InFlight gate = new InFlight("it", freed::incrementAndGet);
        gate.enter();
        gate.enter();
        gate.close();
        gate.leave();
        assertThat(freed).hasValue(0);
        assertThatThrownBy(gate::enter)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("it is closed");

        gate.leave();

        assertThat(freed).hasValue(1);
        assertThatThrownBy(gate::enter).isInstanceOf(IllegalStateException.class);
        gate.close();
        assertThat(freed).hasValue(1);
    }

    @Property(tries = 50)
    void underAnyRaceItIsFreedOnceAndNobodyIsInside(@ForAll @IntRange(min = 1, max = 200) int calls)
            throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger insideWhenFreed = new AtomicInteger(-1);
        AtomicInteger freed = new AtomicInteger();
        InFlight gate = new InFlight("it", () -> {
            freed.incrementAndGet();
            insideWhenFreed.set(inside.get());
        });
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int thread = 0; thread < 2; thread++) {
                threads.execute(() -> {
                    awaitUninterruptibly(begin);
                    for (int i = 0; i < calls; i++) {
                        pass(gate, inside);
                    }
                });
            }
            threads.execute(() -> {
                awaitUninterruptibly(begin);
                gate.close();
            });
            begin.countDown();
        }
        assertThat(freed).hasValue(1);
        assertThat(insideWhenFreed).hasValue(0);
    }

    private static void pass(InFlight gate, AtomicInteger inside) {
        try {
            gate.enter();
        } catch (IllegalStateException closed) {
            return;
        }
        inside.incrementAndGet();
        inside.decrementAndGet();
        gate.leave();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
