package io.skerry.mining.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ShareBudgetTest {

    private static final int WARM_UP = 500;
    private static final int SETTLED = 200;

    @Property(tries = 300)
    void after_500_examples_of_any_stationary_stream_the_share_is_within_ten_percent(
            @ForAll HardnessKind kind, @ForAll @DoubleRange(min = 0.02, max = 0.6) double share, @ForAll long seed) {
        int[] offloaded = offloaded(share, seed, 4000, kind, kind, 0);

        for (int n = WARM_UP; n <= 4000; n++) {
            assertThat(Math.abs(offloaded[n] - share * n)).isLessThanOrEqualTo(0.1 * share * n + 1e-6);
        }
    }

    /** The window: 500 examples or 100 offloads that are due, whichever takes longer. */
    @Property(tries = 300)
    void each_window_that_starts_200_examples_after_a_step_change_is_within_ten_percent(
            @ForAll HardnessKind before,
            @ForAll HardnessKind after,
            @ForAll @DoubleRange(min = 0.02, max = 0.6) double share,
            @ForAll @IntRange(min = 0, max = 2000) int change,
            @ForAll long seed) {
        int window = (int) Math.ceil(Math.max(500, 100 / share));
        int length = change + SETTLED + window + 1000;
        int[] offloaded = offloaded(share, seed, length, before, after, change);

        for (int start = change + SETTLED; start + window <= length; start++) {
            int inWindow = offloaded[start + window] - offloaded[start];
            assertThat(Math.abs(inWindow - share * window)).isLessThanOrEqualTo(0.1 * share * window + 1e-6);
        }
    }

    @Property(tries = 100)
    void while_the_stream_changes_the_balance_stays_bounded(
            @ForAll @DoubleRange(min = 0.02, max = 0.6) double share,
            @ForAll @IntRange(min = 1, max = 300) int period,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        OffloadBudget budget = OffloadBudget.share(share);
        HardnessKind[] kinds = HardnessKind.values();
        int count = 0;
        for (int i = 1; i <= 3000; i++) {
            HardnessKind kind = kinds[(i / period) % kinds.length];
            count += budget.decide(kind.draw(random), false, 1, 0) == Decision.OFFLOAD ? 1 : 0;
            assertThat(Math.abs(count - share * i)).isLessThanOrEqualTo(Math.max(5, 25 * share) + 1e-6);
        }
    }

    @Property(tries = 50)
    void it_chooses_the_hardest(@ForAll @DoubleRange(min = 0.02, max = 0.6) double share, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        OffloadBudget budget = OffloadBudget.share(share);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < 5000; i++) {
            double hardness = random.nextDouble();
            if (budget.decide(hardness, false, 1, 0) == Decision.OFFLOAD) {
                sum += hardness;
                count++;
            }
        }

        double meanOfHardest = 1 - share / 2;
        assertThat(sum / count).isGreaterThan(meanOfHardest - 0.05);
    }

    @Example
    void what_the_miner_calls_hard_but_the_budget_refuses_is_over_budget() {
        OffloadBudget budget = OffloadBudget.share(0.1);
        int over = 0;
        int offloaded = 0;
        for (int i = 0; i < 1000; i++) {
            switch (budget.decide(0.8, true, 1, 0)) {
                case OFFLOAD -> offloaded++;
                case OVER_BUDGET -> over++;
                case EASY -> throw new AssertionError("hard examples are not easy");
            }
        }

        assertThat(offloaded).isBetween(95, 105);
        assertThat(over).isEqualTo(1000 - offloaded);
    }

    @Example
    void what_neither_calls_hard_is_easy() {
        OffloadBudget budget = OffloadBudget.share(0.1);
        for (int i = 0; i < 100; i++) {
            assertThat(budget.decide(0.1, false, 1, 0)).isNotEqualTo(Decision.OVER_BUDGET);
        }
    }

    @Example
    void without_a_budget_the_miner_decides() {
        assertThat(OffloadBudget.unlimited().decide(0.1, true, 1, 0)).isEqualTo(Decision.OFFLOAD);
        assertThat(OffloadBudget.unlimited().decide(0.9, false, 1, 0)).isEqualTo(Decision.EASY);
    }

    @Example
    void a_share_lies_between_0_and_1() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OffloadBudget.share(1))
                .withMessage("a share of 1.0 does not lie between 0 and 1");
    }

    /** How many were offloaded before each position; the hardness changes its kind at {@code change}. */
    private static int[] offloaded(
            double share, long seed, int length, HardnessKind before, HardnessKind after, int change) {
        SplittableRandom random = new SplittableRandom(seed);
        OffloadBudget budget = OffloadBudget.share(share);
        int[] offloaded = new int[length + 1];
        for (int i = 0; i < length; i++) {
            double hardness = (i < change ? before : after).draw(random);
            boolean offload = budget.decide(hardness, random.nextBoolean(), 1, 0) == Decision.OFFLOAD;
            offloaded[i + 1] = offloaded[i] + (offload ? 1 : 0);
        }
        return offloaded;
    }
}
