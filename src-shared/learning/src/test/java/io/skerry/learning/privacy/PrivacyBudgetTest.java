package io.skerry.learning.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class PrivacyBudgetTest {

    @Property(tries = 20)
    void the_noise_is_enough_and_hardly_more_than_that(
            @ForAll @Scale(6) @DoubleRange(min = 0.1, max = 10) double epsilon,
            @ForAll @IntRange(min = 1, max = 5000) int rounds,
            @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 1) double rate) {
        PrivacyBudget budget = new PrivacyBudget(epsilon, 1e-5);

        double noise = budget.noiseMultiplier(rounds, rate);

        assertThat(budget.allows(RdpAccountant.NOTHING_SPENT.plus(rounds, rate, noise)))
                .isTrue();
        assertThat(budget.allows(RdpAccountant.NOTHING_SPENT.plus(rounds, rate, noise * 0.999)))
                .isFalse();
    }

    @Test
    void a_budget_that_no_noise_can_keep_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrivacyBudget(1e-6, 1e-12).noiseMultiplier(1_000_000_000, 1))
                .withMessageStartingWith("no noise gives epsilon 1.0E-6 at delta 1.0E-12")
                .withMessageEndingWith("allow a larger epsilon, or fewer rounds");
        assertThatIllegalArgumentException().isThrownBy(() -> new PrivacyBudget(0, 1e-5));
        assertThatIllegalArgumentException().isThrownBy(() -> new PrivacyBudget(1, 1));
    }
}
