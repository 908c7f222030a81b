package io.skerry.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "8, 60", "64, 60", "1000000, 60"})
    void theWaitDoublesUpToTheLongest(int failures, int seconds) {
        assertThat(BACKOFF.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "7, 60", "1000000, 60"})
    void aFleetIsSpreadOverTheSecondHalfOfTheWait(int failures, int seconds) {
        Duration full = Duration.ofSeconds(seconds);
        RandomGenerator random = new Random(7);

        assertThat(IntStream.range(0, 1_000).mapToObj(_ -> BACKOFF.after(failures, random)))
                .allSatisfy(wait -> assertThat(wait).isBetween(full.dividedBy(2), full))
                .filteredOn(wait -> wait.compareTo(full.multipliedBy(3).dividedBy(4)) < 0)
                .hasSizeBetween(400, 600);
    }

    @Test
    void noNumberOfFailuresOverflows() {
        Backoff backoff = new Backoff(Duration.ofNanos(3), Duration.ofDays(1000));

        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofDays(1000));
        assertThat(IntStream.rangeClosed(1, 200).mapToObj(backoff::after)).isSorted();
        assertThat(new Backoff(Duration.ofNanos(Long.MAX_VALUE / 4), Duration.ofNanos(Long.MAX_VALUE / 2))
                        .after(200, new Random(1)))
                .isPositive();
    }

    @Test
    void aWaitThatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessageContaining("not above the longest");
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
    }
}
