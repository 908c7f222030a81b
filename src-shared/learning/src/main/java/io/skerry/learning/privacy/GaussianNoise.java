package io.skerry.learning.privacy;

import java.util.random.RandomGenerator;

/**
 * The Gaussian mechanism: Dwork, Roth, "The Algorithmic Foundations of Differential Privacy" (2014), appendix A.
 *
 * <p>In the field {@code random} must be a {@link java.security.SecureRandom}: who can predict the generator can subtract the noise. A
 * seeded generator is for simulations and tests. Noise is drawn and added in double; attacks on the low bits of
 * such sums (Mironov, "On Significance of the Least Significant Bits for Differential Privacy", CCS 2012) are not defended against.
 */
public final class GaussianNoise {

    private GaussianNoise() {}

    /**
     * Adds noise of this standard deviation to each element.
     *
     * @param vector is changed
     * @param deviation at least 0
     */
    public static void addTo(double[] vector, double deviation, RandomGenerator random) {
        if (!(deviation >= 0 && Double.isFinite(deviation))) {
            throw new IllegalArgumentException("a standard deviation of " + deviation + ", must not be negative");
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] += deviation * random.nextGaussian();
        }
    }
}
