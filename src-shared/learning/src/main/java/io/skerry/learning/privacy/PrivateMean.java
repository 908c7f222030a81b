package io.skerry.learning.privacy;

import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.Parameters;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/**
 * The mean of the clients' differences with differential privacy for each client: McMahan et al., "Learning Differentially Private
 * Recurrent Language Models" (ICLR 2018), Algorithm 1, with the fixed denominator and flat clipping. Each client has the same weight.
 *
 * @param bound L2 norm to which each difference is clipped, above 0
 * @param noiseMultiplier standard deviation of the noise of the sum, over the bound; at least 0
 * @param expectedClients how many clients a round has on average: the rate with which each is drawn, times the size of the fleet. It is a
 *     setting and not counted, since the number of clients of a round would tell something about each
 */
public record PrivateMean(double bound, double noiseMultiplier, double expectedClients) {

    public PrivateMean {
        if (!(bound > 0 && Double.isFinite(bound))) {
            throw new IllegalArgumentException("a clipping bound of " + bound + ", must be a number above 0");
        }
        if (!(noiseMultiplier >= 0 && Double.isFinite(noiseMultiplier))) {
            throw new IllegalArgumentException("a noise multiplier of " + noiseMultiplier + ", must not be negative");
        }
        if (!(expectedClients > 0 && Double.isFinite(expectedClients))) {
            throw new IllegalArgumentException(expectedClients + " clients expected, must be above 0");
        }
    }

    /**
     * The mean with noise. A round without clients gives noise too: that nobody came is not told.
     *
     * @param deltas each client's difference, by the client's name, which fixes the order of the sum
     * @param random see {@link GaussianNoise}
     */
    public Parameters of(ParameterLayout layout, SortedMap<String, Parameters> deltas, RandomGenerator random) {
        double[] sum = new double[layout.size()];
        deltas.values().forEach(delta -> Clipping.clip(delta, bound).addTo(sum, 1));
        GaussianNoise.addTo(sum, noiseMultiplier * bound, random);
        return Parameters.generate(layout, i -> sum[i] / expectedClients);
    }
}
