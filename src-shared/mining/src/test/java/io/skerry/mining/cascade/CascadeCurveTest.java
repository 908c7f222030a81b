package io.skerry.mining.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.skerry.mining.budget.OffloadBudget;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CascadeCurveTest {

    private static final boolean[] EDGE = {false, false, true, true};
    private static final boolean[] CLOUD = {true, true, true, false};

    @Test
    void the_hardest_go_first() {
        CascadeCurve curve = new CascadeCurve(EDGE, CLOUD, new double[] {0.9, 0.2, 0.5, 0.1});

        assertThat(curve.edge()).isEqualTo(0.5);
        assertThat(curve.cloud()).isEqualTo(0.75);
        assertThat(curve.accuracyAt(0)).isEqualTo(0.5);
        assertThat(curve.accuracyAt(0.25)).isEqualTo(0.75);
        assertThat(curve.accuracyAt(0.5)).isEqualTo(0.75);
        assertThat(curve.accuracyAt(0.75)).isEqualTo(1);
        assertThat(curve.accuracyAt(1)).isEqualTo(0.75);
    }

    @Test
    void among_equally_hard_ones_the_mean_counts() {
        CascadeCurve curve = new CascadeCurve(EDGE, CLOUD, new double[] {0.5, 0.5, 0.5, 0.5});

        assertThat(curve.accuracyAt(0.5)).isCloseTo(curve.randomAt(0.5), within(1e-12));
        assertThat(curve.accuracyAt(0.1)).isCloseTo(curve.randomAt(0.1), within(1e-12));
    }

    @Test
    void the_examples_must_be_complete() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CascadeCurve(EDGE, CLOUD, new double[3]))
                .withMessage("a cascade needs as many edge answers (4) as cloud answers (4) and hardnesses (3)");
        CascadeCurve curve = new CascadeCurve(EDGE, CLOUD, new double[4]);
        assertThatIllegalArgumentException().isThrownBy(() -> curve.accuracyAt(1.1));
    }

    /** The best threshold is known only afterwards; the budget must decide on each example at once. */
    @Property(tries = 50)
    void a_budget_reaches_nearly_what_the_best_fixed_threshold_would(
            @ForAll @DoubleRange(min = 0.05, max = 0.5) double share, @ForAll long seed) {
        CascadeCurve curve = synthetic(10_000, seed);

        CascadeCurve.Point budgeted = curve.with(OffloadBudget.share(share), 1, 1);

        assertThat(budgeted.share()).isCloseTo(share, within(0.002));
        double best = curve.accuracyAt(budgeted.share()) - curve.edge();
        double random = curve.randomAt(budgeted.share()) - curve.edge();
        double reached = budgeted.accuracy() - curve.edge();
        assertThat(reached).isGreaterThan(random);
        assertThat(reached).isGreaterThan(0.85 * best);
    }

    /** The shallow model errs the more often the harder an example is; the deep one seldom. */
    private static CascadeCurve synthetic(int examples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] edge = new boolean[examples];
        boolean[] cloud = new boolean[examples];
        double[] hardness = new double[examples];
        for (int i = 0; i < examples; i++) {
            double u = random.nextDouble();
            hardness[i] = u * u * u;
            edge[i] = random.nextDouble() > 0.6 * Math.exp(-(1 - u) / 0.2);
            cloud[i] = random.nextDouble() > 0.03;
        }
        return new CascadeCurve(edge, cloud, hardness);
    }
}
