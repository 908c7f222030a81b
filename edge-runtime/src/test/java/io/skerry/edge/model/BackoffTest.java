package io.skerry.edge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new Random(7));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "8, 60", "64, 60", "1000000, 60"})
    void the_wait_doubles_up_to_its_limit_and_half_of_it_is_chance(int failures, int seconds) {
        Duration full = Duration.ofSeconds(seconds);

        for (int draw = 0; draw < 1_000; draw++) {
            assertThat(backoff.after(failures)).isBetween(full.dividedBy(2), full);
        }
    }
}
