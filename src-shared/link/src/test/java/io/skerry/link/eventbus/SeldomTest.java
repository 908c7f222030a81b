package io.skerry.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SeldomTest {

    @Test
    void something_is_told_once_in_a_while_however_often_it_happens() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
        Seldom seldom = new Seldom(Duration.ofNanos(10), now::get);

        assertThat(seldom.now()).isTrue();
        assertThat(seldom.now()).isFalse();
        now.addAndGet(9);
        assertThat(seldom.now()).isFalse();
        now.addAndGet(1);
        assertThat(seldom.now()).isTrue();
        assertThat(seldom.now()).isFalse();
    }
}
