package io.skerry.learning.privacy;

/**
 * How much privacy a job may cost, and the noise that it therefore needs.
 *
 * @param epsilon largest ε, above 0
 * @param delta δ, above 0 and below 1; less than one over the number of clients
 */
public record PrivacyBudget(double epsilon, double delta) {

    private static final double PRECISION = 1e-4;
    private static final double LEAST_NOISE = 0.05;
    private static final double MOST_NOISE = 1 << 20;

    public PrivacyBudget {
        if (!(epsilon > 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException("an epsilon of " + epsilon + ", must be a number above 0");
        }
        RdpAccountant.requireDelta(delta);
    }

    /** Whether what is spent is within the budget. */
    public boolean allows(RdpAccountant accountant) {
        return accountant.spent(delta, Conversion.BALLE_2020).epsilon() <= epsilon;
    }

    /**
     * The smallest noise multiplier, to a relative precision of 1e-4 and never below it, with which that many rounds stay within the budget:
     * by bisection, since ε falls as noise grows.
     *
     * @param rounds number of rounds, at least 1
     * @param rate probability with which each client takes part in a round, above 0
     * @throws IllegalArgumentException if no noise up to 2^20 is enough
     */
    public double noiseMultiplier(long rounds, double rate) {
        if (suffices(LEAST_NOISE, rounds, rate)) {
            return LEAST_NOISE;
        }
        double tooLittle = LEAST_NOISE;
        double enough = LEAST_NOISE;
        do {
            tooLittle = enough;
            enough *= 2;
            if (enough > MOST_NOISE) {
                throw new IllegalArgumentException("no noise gives epsilon " + epsilon + " at delta " + delta + " over "
                        + rounds + " rounds at rate " + rate + ": allow a larger epsilon, or fewer rounds");
            }
        } while (!suffices(enough, rounds, rate));
        while (enough - tooLittle > PRECISION * tooLittle) {
            double middle = (tooLittle + enough) / 2;
            if (suffices(middle, rounds, rate)) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return enough;
    }

    private boolean suffices(double noise, long rounds, double rate) {
        return allows(RdpAccountant.NOTHING_SPENT.plus(rounds, rate, noise));
    }
}
