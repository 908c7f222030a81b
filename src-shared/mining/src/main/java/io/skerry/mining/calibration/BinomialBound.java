package io.skerry.mining.calibration;

/**
 * What a measured share says about the true one.
 *
 * <p>Source: C. Clopper, E. Pearson, "The use of confidence or fiducial limits illustrated in the case of the
 * binomial", Biometrika 26, 1934.
 */
final class BinomialBound {

    private static final int STEPS = 50;
    private static final double NEGLIGIBLE = 1e-18;

    private BinomialBound() {}

    /**
     * The upper end of the one-sided Clopper–Pearson interval: the probability at which so few successes, or fewer,
     * happen with probability {@code doubt}. The true probability lies above it at most that often.
     *
     * @return 1 if all trials were successes, or there were none
     */
    static double upper(int successes, int trials, double doubt) {
        if (successes >= trials) {
            return 1;
        }
        double logChoose = 0;
        for (int i = 1; i <= successes; i++) {
            logChoose += Math.log(trials - successes + i) - Math.log(i);
        }
        double low = 0;
        double high = 1;
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            double logLargest = logChoose + successes * Math.log(middle) + (trials - successes) * Math.log1p(-middle);
            if (logLargest + Math.log(sumOverLast(successes, trials, middle)) > Math.log(doubt)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * P(X ≤ successes) for X binomial, as a multiple of P(X = successes): the first terms of the sum may be smaller
     * than any double, and for the probabilities that matter each term is smaller than the one after it.
     */
    private static double sumOverLast(int successes, int trials, double p) {
        double odds = (1 - p) / p;
        double term = 1;
        double sum = 1;
        for (int i = successes; i > 0 && term > NEGLIGIBLE * sum; i--) {
            term *= i * odds / (trials - i + 1);
            sum += term;
        }
        return sum;
    }
}
