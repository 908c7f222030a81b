package io.skerry.edge.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void theWaitDoublesUpToTheLongest() {
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1));

        assertThat(IntStream.rangeClosed(1, 5).mapToObj(backoff::after).map(Duration::toMillis))
                .containsExactly(200L, 400L, 800L, 1000L, 1000L);
    }

    @Test
    void noNumberOfFailuresOverflows() {
        Backoff backoff = new Backoff(Duration.ofNanos(3), Duration.ofDays(1000));

        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofDays(1000));
        assertThat(IntStream.rangeClosed(1, 200).mapToObj(backoff::after)).isSorted();
    }
}
