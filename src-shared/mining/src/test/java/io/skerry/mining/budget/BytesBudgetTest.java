package io.skerry.mining.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class BytesBudgetTest {

    private static final double HOUR = 3.6e12;
    private static final double MEAN_SIZE = 20_000;
    private static final double MEAN_GAP = 5e7;

    enum Arrivals {
        EVEN,
        POISSON,
        BATCHES;

        long gap(SplittableRandom random, int i) {
            return Math.round(MEAN_GAP
                    * switch (this) {
                        case EVEN -> 1;
                        case POISSON -> -Math.log(1 - random.nextDouble());
                        case BATCHES -> i % 8 == 0 ? 8 : 0;
                    });
        }
    }

    enum Sizes {
        EQUAL,
        UNIFORM,
        TWO_KINDS,
        HEAVY_TAIL;

        long draw(SplittableRandom random) {
            double u = random.nextDouble();
            return Math.round(MEAN_SIZE
                    * switch (this) {
                        case EQUAL -> 1;
                        case UNIFORM -> 0.5 + u;
                        case TWO_KINDS -> u < 0.25 ? 2.5 : 0.5;
                        case HEAVY_TAIL -> Math.min(0.5 / Math.sqrt(1 - u), 5);
                    });
        }
    }

    @Property(tries = 300)
    void after_500_examples_of_any_stationary_stream_the_rate_is_within_ten_percent(
            @ForAll HardnessKind kind,
            @ForAll Arrivals arrivals,
            @ForAll Sizes sizes,
            @ForAll @DoubleRange(min = 0.02, max = 0.6) double share,
            @ForAll long seed) {
        long bytesPerHour = bytesPerHour(share);
        Stream stream = new Stream(OffloadBudget.bytesPerHour(bytesPerHour), seed);
        for (int i = 1; i <= 4000; i++) {
            stream.next(kind, arrivals, sizes, 1, 1);
            if (i >= 500) {
                double due = due(bytesPerHour, stream.now);
                double oneExample = stream.largest;
                assertThat(Math.abs(stream.sent - due)).isLessThanOrEqualTo(Math.max(0.1 * due, oneExample));
            }
        }
    }

    @Property(tries = 300)
    void from_200_examples_after_a_step_change_on_the_rate_is_within_ten_percent(
            @ForAll HardnessKind before,
            @ForAll HardnessKind after,
            @ForAll Arrivals arrivals,
            @ForAll Sizes sizes,
            @ForAll @DoubleRange(min = 0.5, max = 2) double gapFactor,
            @ForAll @DoubleRange(min = 0.5, max = 2) double sizeFactor,
            @ForAll @DoubleRange(min = 0.04, max = 0.15) double share,
            @ForAll long seed) {
        long bytesPerHour = bytesPerHour(share);
        Stream stream = new Stream(OffloadBudget.bytesPerHour(bytesPerHour), seed);
        for (int i = 0; i < 1000; i++) {
            stream.next(before, arrivals, sizes, 1, 1);
        }
        for (int i = 0; i < 200; i++) {
            stream.next(after, arrivals, sizes, gapFactor, sizeFactor);
        }
        double sentThen = stream.sent;
        long then = stream.now;
        for (int offloadsDue = 0; offloadsDue < 100; ) {
            for (int i = 0; i < 500; i++) {
                stream.next(after, arrivals, sizes, gapFactor, sizeFactor);
            }
            offloadsDue = (int) (due(bytesPerHour, stream.now - then) / (MEAN_SIZE * sizeFactor));
        }

        double due = due(bytesPerHour, stream.now - then);
        assertThat(stream.sent - sentThen).isBetween(0.9 * due - stream.largest, 1.1 * due + stream.largest);
    }

    @Property(tries = 50)
    void no_flood_follows_an_idle_time(@ForAll @DoubleRange(min = 0.02, max = 0.6) double share, @ForAll long seed) {
        long bytesPerHour = bytesPerHour(share);
        Stream stream = new Stream(OffloadBudget.bytesPerHour(bytesPerHour), seed);
        for (int i = 0; i < 1000; i++) {
            stream.next(HardnessKind.UNIFORM, Arrivals.EVEN, Sizes.EQUAL, 1, 1);
        }
        stream.idle(Duration.ofHours(10));
        double sentThen = stream.sent;
        long then = stream.now;
        for (int i = 0; i < 500; i++) {
            stream.next(HardnessKind.UNIFORM, Arrivals.EVEN, Sizes.EQUAL, 1, 1);

            double allowed = due(bytesPerHour, stream.now - then);
            double burst = 3 * Math.max(5, 40 * share) * MEAN_SIZE;
            assertThat(stream.sent - sentThen).isLessThanOrEqualTo(allowed + burst);
        }
        assertThat(stream.sent - sentThen).as("and the budget is not starved").isPositive();
    }

    @Property(tries = 50)
    void where_the_budget_is_ample_everything_is_offloaded(@ForAll long seed) {
        Stream stream = new Stream(OffloadBudget.bytesPerHour(bytesPerHour(3)), seed);
        for (int i = 0; i < 200; i++) {
            stream.next(HardnessKind.UNIFORM, Arrivals.EVEN, Sizes.EQUAL, 1, 1);
        }
        double sentThen = stream.sent;
        for (int i = 0; i < 500; i++) {
            stream.next(HardnessKind.UNIFORM, Arrivals.EVEN, Sizes.EQUAL, 1, 1);
        }

        assertThat(stream.sent - sentThen).isEqualTo(500 * MEAN_SIZE);
    }

    @Property(tries = 20)
    void where_the_hard_examples_are_the_large_ones_it_still_takes_the_hardest(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        OffloadBudget budget = OffloadBudget.bytesPerHour(bytesPerHour(0.2));
        double sum = 0;
        int count = 0;
        long now = 0;
        for (int i = 0; i < 5000; i++) {
            double hardness = random.nextDouble();
            now += (long) MEAN_GAP;
            if (budget.decide(hardness, false, (long) (2 * hardness * MEAN_SIZE), now) == Decision.OFFLOAD) {
                sum += hardness;
                count++;
            }
        }

        assertThat(sum / count).isGreaterThan(0.9);
    }

    @Example
    void a_clock_that_goes_back_brings_no_income() {
        OffloadBudget budget = OffloadBudget.bytesPerHour(1_000_000);
        budget.decide(0.9, true, 1000, Duration.ofHours(1).toNanos());

        int offloaded = 0;
        for (int i = 0; i < 100; i++) {
            offloaded += budget.decide(0.9, true, 1000, 0) == Decision.OFFLOAD ? 1 : 0;
        }

        assertThat(offloaded).isLessThanOrEqualTo(5);
    }

    @Example
    void a_rate_is_positive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OffloadBudget.bytesPerHour(0))
                .withMessage("a budget of 0 bytes an hour is not positive");
    }

    private static long bytesPerHour(double share) {
        return Math.round(share * MEAN_SIZE / MEAN_GAP * HOUR);
    }

    private static double due(long bytesPerHour, long nanos) {
        return bytesPerHour * (nanos / HOUR);
    }

    private static final class Stream {

        private final OffloadBudget budget;
        private final SplittableRandom random;
        private long now;
        private double sent;
        private double largest;
        private int count;

        Stream(OffloadBudget budget, long seed) {
            this.budget = budget;
            this.random = new SplittableRandom(seed);
        }

        void next(HardnessKind kind, Arrivals arrivals, Sizes sizes, double gapFactor, double sizeFactor) {
            now += count > 0 ? (long) (gapFactor * arrivals.gap(random, count)) : 0;
            count++;
            long bytes = (long) (sizeFactor * sizes.draw(random));
            largest = Math.max(largest, (double) bytes);
            if (budget.decide(kind.draw(random), random.nextBoolean(), bytes, now) == Decision.OFFLOAD) {
                sent += bytes;
            }
        }

        void idle(Duration time) {
            now += time.toNanos();
        }
    }
}
