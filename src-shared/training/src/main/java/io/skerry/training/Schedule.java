package io.skerry.training;

/** The learning rate from step to step. */
public sealed interface Schedule {

    /**
     * The rate of a step.
     *
     * @param step from 0
     * @param steps how many there are in all
     */
    double rate(long step, long steps);

    /** Always the same. */
    record Constant(double rate) implements Schedule {

        public Constant {
            requireAboveZero(rate);
        }

        @Override
        public double rate(long step, long steps) {
            return rate;
        }
    }

    /**
     * Rises in a line, then falls to 0 as half a cosine (Loshchilov and Hutter, <i>SGDR</i>, 2017, without restarts).
     *
     * @param peak the largest rate
     * @param warmUp share of the steps in which it rises
     */
    record Cosine(double peak, double warmUp) implements Schedule {

        public Cosine {
            requireAboveZero(peak);
            if (!(warmUp >= 0 && warmUp < 1)) {
                throw new IllegalArgumentException(
                        "the share of the warm-up is from 0 to less than 1, found " + warmUp);
            }
        }

        @Override
        public double rate(long step, long steps) {
            double rising = warmUp * steps;
            if (step < rising) {
                return peak * (step + 1) / rising;
            }
            double done = (step - rising) / Math.max(1, steps - rising);
            return peak * (1 + Math.cos(Math.PI * done)) / 2;
        }
    }

    private static void requireAboveZero(double rate) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("a learning rate is above 0, found " + rate);
        }
    }
}
