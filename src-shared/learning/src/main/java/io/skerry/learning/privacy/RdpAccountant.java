package io.skerry.learning.privacy;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Adds up what rounds cost in privacy, as Rényi differential privacy of many orders at once: Mironov, "Rényi Differential Privacy" (CSF
 * 2017), Proposition 1. A value; after each round, or after many, it gives the next one.
 *
 * <p>It holds for rounds in which each client takes part with the same probability, independently of the others (Poisson sampling), and for
 * neighbouring fleets that differ in one client more or less.
 */
public final class RdpAccountant {

    /** From 1.1 to 10.9 by tenths, then to 64 by ones, then some: those of TensorFlow Privacy and Opacus, and larger ones. */
    private static final double[] ORDERS = DoubleStream.concat(
                    IntStream.rangeClosed(11, 109).mapToDouble(tenths -> tenths / 10.0),
                    DoubleStream.concat(
                            IntStream.rangeClosed(11, 64).asDoubleStream(),
                            DoubleStream.of(72, 80, 96, 128, 192, 256, 512, 1024)))
            .toArray();

    /** Before the first round: nothing is spent. */
    public static final RdpAccountant NOTHING_SPENT = new RdpAccountant(new double[ORDERS.length]);

    private final double[] divergences;

    private RdpAccountant(double[] divergences) {
        this.divergences = divergences;
    }

    /**
     * What is spent after more rounds.
     *
     * @param rounds number of rounds, at least 0
     * @param rate probability with which each client takes part in a round, from 0 to 1
     * @param noiseMultiplier standard deviation of the noise over the clipping bound, above 0
     */
    public RdpAccountant plus(long rounds, double rate, double noiseMultiplier) {
        if (rounds < 0) {
            throw new IllegalArgumentException(rounds + " rounds");
        }
        requireRate(rate);
        if (!(noiseMultiplier > 0)) {
            throw new IllegalArgumentException("a noise multiplier of " + noiseMultiplier
                    + ", must be above 0: without noise there is no privacy");
        }
        double[] sum = new double[ORDERS.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = divergences[i] + (double) rounds * SubsampledGaussian.divergence(rate, noiseMultiplier, ORDERS[i]);
        }
        return new RdpAccountant(sum);
    }

    /**
     * The guarantee for all that is spent: the smallest ε of all orders.
     *
     * @param delta probability with which the guarantee may fail, above 0 and below 1; less than one over the number of clients
     */
    public PrivacyLoss spent(double delta, Conversion conversion) {
        requireDelta(delta);
        if (Arrays.stream(divergences).allMatch(divergence -> divergence == 0)) {
            return new PrivacyLoss(0, delta, ORDERS[ORDERS.length - 1]);
        }
        PrivacyLoss least = new PrivacyLoss(Double.POSITIVE_INFINITY, delta, ORDERS[0]);
        for (int i = 0; i < ORDERS.length; i++) {
            double epsilon = Math.max(0, conversion.epsilon(ORDERS[i], divergences[i], delta));
            if (epsilon < least.epsilon()) {
                least = new PrivacyLoss(epsilon, delta, ORDERS[i]);
            }
        }
        return least;
    }

    static void requireDelta(double delta) {
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("a delta of " + delta + ", must lie between 0 and 1");
        }
    }

    private static void requireRate(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a sampling rate of " + rate + ", must be from 0 to 1");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RdpAccountant that && Arrays.equals(divergences, that.divergences);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(divergences);
    }
}
