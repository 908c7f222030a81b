package io.skerry.mining.calibration;

/**
 * What a measured share says about the true one.
 *
 * <p>Source: C. Clopper, E. Pearson, "The use of confidence or fiducial limits illustrated in the case of the
 * binomial", Biometrika 26, 1934.
 */
final class BinomialBound {

    private static final int STEPS = 60;

    private BinomialBound() {}

    /**
     * The largest probability at which so few successes in so many trials still happen with the given probability;
     * the true one lies above with at most that probability. 1 if there were no trials.
     */
    static double upper(int successes, int trials, double doubt) {
        if (successes >= trials) {
            return 1;
        }
        double low = 0;
        double high = 1;
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (logCumulative(successes, trials, middle) > Math.log(doubt)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** ln P(X ≤ successes) for X binomial; in logarithms, since the first terms may be smaller than any double. */
    private static double logCumulative(int successes, int trials, double p) {
        double odds = Math.log(p) - Math.log1p(-p);
        double term = trials * Math.log1p(-p);
        double sum = term;
        for (int i = 0; i < successes; i++) {
            term += Math.log(trials - i) - Math.log(i + 1) + odds;
            double larger = Math.max(sum, term);
            sum = larger + Math.log1p(Math.exp(Math.min(sum, term) - larger));
        }
        return sum;
    }
}
