package io.skerry.benchmarks.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StepChangeTest {

    private static double[] stream(double from, double to) {
        return new SplittableRandom(1).doubles(6_000, from, to).toArray();
    }

    @Test
    void a_budget_holds_its_share_across_a_change() {
        assertThat(StepChange.worstDeviation(0.2, stream(0, 0.3), stream(0.6, 1)))
                .isLessThan(0.1);
    }
}
