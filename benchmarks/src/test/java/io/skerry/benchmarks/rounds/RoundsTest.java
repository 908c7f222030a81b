package io.skerry.benchmarks.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.benchmarks.report.Timing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

    /** Takes 9 ms while it warms up, then as many milliseconds as the round's time says, but once 1 ms more. */
    private static Contender contender(String name, List<String> log, double... roundMillis) {
        int[] next = {-1};
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double[] round(int count) {
                log.add(name);
                double millis = next[0] < 0 ? 9 : roundMillis[next[0]];
                next[0]++;
                double[] nanos = new double[count];
                Arrays.fill(nanos, millis * 1e6);
                nanos[count - 1] += 1e6;
                return nanos;
            }
        };
    }

    @Test
    void the_best_round_counts_and_the_warm_up_does_not() throws Exception {
        var found = Rounds.run(List.of(contender("a", new ArrayList<>(), 3, 2, 4)), 3, 10, _ -> {});

        assertThat(found.values()).containsExactly(new Timing("a", "ms", 2, 2, 3));
    }

    @Test
    void contenders_take_turns() throws Exception {
        List<String> log = new ArrayList<>();

        Rounds.run(List.of(contender("a", log, 1, 1), contender("b", log, 1, 1)), 2, 10, _ -> {});

        assertThat(log).containsExactly("a", "b", "a", "b", "a", "b");
    }

    @Test
    void percentiles_are_values_that_were_seen() {
        double[] values = new double[200];
        Arrays.setAll(values, i -> 200 - i);
        Percentiles percentiles = new Percentiles(values);

        assertThat(percentiles.min()).isEqualTo(1);
        assertThat(percentiles.at(0.5)).isEqualTo(100);
        assertThat(percentiles.at(0.99)).isEqualTo(198);
        assertThat(percentiles.max()).isEqualTo(200);
    }
}
