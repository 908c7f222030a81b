package io.skerry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void they_are_latencies_that_were_measured_by_their_rank() {
        long[] oneToHundredMillis =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();

        assertThat(Percentiles.ofNanos(oneToHundredMillis)).isEqualTo(new Percentiles(100, 50, 99));
    }

    @Test
    void of_one_latency_both_are_it() {
        assertThat(Percentiles.ofNanos(new long[] {1_234_567})).isEqualTo(new Percentiles(1, 1.23, 1.23));
    }

    @Test
    void of_none_both_are_zero() {
        assertThat(Percentiles.ofNanos(new long[0])).isEqualTo(new Percentiles(0, 0, 0));
    }
}
