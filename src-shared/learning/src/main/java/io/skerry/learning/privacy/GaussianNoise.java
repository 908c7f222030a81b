package io.skerry.learning.privacy;

import io.skerry.learning.parameters.Parameters;
import java.util.random.RandomGenerator;

/**
 * The Gaussian mechanism: Dwork, Roth, "The Algorithmic Foundations of Differential Privacy" (2014), appendix A.
 *
 * <p>In the field {@code random} must be a {@link java.security.SecureRandom}: who can predict the generator can subtract the noise. A
 * seeded generator is for simulations and tests. Noise is drawn in double and the result rounded to floats; attacks on the low bits of
 * such sums (Mironov, "On Significance of the Least Significant Bits for Differential Privacy", CCS 2012) are not defended against.
 */
public final class GaussianNoise {

    private GaussianNoise() {}

    /**
     * Adds noise of this standard deviation to each element.
     *
     * @param deviation at least 0
     */
    public static Parameters add(Parameters vector, double deviation, RandomGenerator random) {
        if (!(deviation >= 0 && Double.isFinite(deviation))) {
            throw new IllegalArgumentException("a standard deviation of " + deviation + ", must not be negative");
        }
        return Parameters.generate(vector.layout(), i -> vector.get(i) + deviation * random.nextGaussian());
    }
}
