package io.skerry.learning.aggregation;

import java.util.Arrays;

/** How far an update may lead away from the model: a bound of the Euclidean norm of the difference. */
public sealed interface NormBound {

    /** The largest norm that is taken, given the norms of all updates of the round. */
    double limit(double[] norms);

    /** No bound. */
    record Unbounded() implements NormBound {
        @Override
        public double limit(double[] norms) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * A bound that is known beforehand.
     *
     * @param norm the largest norm, above 0
     */
    record AtMost(double norm) implements NormBound {
        public AtMost {
            Range.check(norm > 0, "the largest norm", norm, "must be above 0");
        }

        @Override
        public double limit(double[] norms) {
            return norm;
        }
    }

    /**
     * A multiple of the round's median (of an even number, the lower one in the middle), which a minority of poisoned clients cannot move
     * far. Nothing is refused in a round of fewer than three updates, or if the median is zero: then there is no proportion.
     *
     * @param factor how many times the median, at least 1
     */
    record TimesMedian(double factor) implements NormBound {
        private static final int FEWEST = 3;

        public TimesMedian {
            Range.check(factor >= 1, "the factor of the median norm", factor, "must be at least 1");
        }

        @Override
        public double limit(double[] norms) {
            if (norms.length < FEWEST) {
                return Double.POSITIVE_INFINITY;
            }
            double[] sorted = norms.clone();
            Arrays.sort(sorted);
            double median = sorted[(sorted.length - 1) / 2];
            return median == 0 ? Double.POSITIVE_INFINITY : factor * median;
        }
    }
}
