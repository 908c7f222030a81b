package io.skerry.edge.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.edge.spool.FakeScheduler;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeScheduler time = new FakeScheduler();
    private final TokenBucket bucket = new TokenBucket(10, 20, time);

    private long taken() {
        return IntStream.range(0, 1_000).filter(_ -> bucket.take()).count();
    }

    @Test
    void afterAPauseABurstPassesAndThenTheRate() {
        assertThat(taken()).isEqualTo(20);
        time.advance(SECOND);
        assertThat(taken()).isEqualTo(10);
        time.advance(SECOND.multipliedBy(60));
        assertThat(taken()).as("however long the pause").isEqualTo(20);
    }

    @Test
    void itKnowsWhenThereAreSoManyTokens() {
        assertThat(bucket.nanosUntil(20)).isNotPositive();
        taken();
        assertThat(bucket.nanosUntil(0)).isNotPositive();
        assertThat(bucket.nanosUntil(1)).isEqualTo(100_000_000);
        assertThat(bucket.nanosUntil(20)).isEqualTo(2_000_000_000);
        time.advance(Duration.ofNanos(99_999_999));
        assertThat(bucket.take()).isFalse();
        time.advance(Duration.ofNanos(1));
        assertThat(bucket.take()).isTrue();
    }

    @Test
    void inAnyStretchOfTimeNoMoreThanTheBurstAndTheRatePasses() {
        long passed = 0;
        for (int i = 0; i < 10_000; i++) {
            time.advance(Duration.ofMillis(1));
            passed += bucket.take() ? 1 : 0;
        }
        assertThat(passed).isBetween(20 + 10 * 10 - 1L, 20 + 10 * 10L);
    }

    @Test
    void aPaceThatLetsNothingThroughIsRefused() {
        assertThatThrownBy(() -> new TokenBucket(0, 1, time)).hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new TokenBucket(1, 0, time)).hasMessageContaining("must be positive");
    }
}
