package io.skerry.training.federation;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws from gamma and Dirichlet distributions (Marsaglia and Tsang, <i>A Simple Method for Generating Gamma Variables</i>, 2000). */
final class Gamma {

    private Gamma() {}

    /** Shares that sum to 1, from a symmetric Dirichlet distribution. */
    static double[] shares(int count, double alpha, RandomGenerator random) {
        double[] logarithms = new double[count];
        Arrays.setAll(logarithms, _ -> logarithm(alpha, random));
        double largest = Arrays.stream(logarithms).max().orElseThrow();
        double[] shares = Arrays.stream(logarithms)
                .map(value -> Math.exp(value - largest))
                .toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    /** The logarithm of a gamma variable, since with a small shape the variable itself is soon 0. */
    private static double logarithm(double shape, RandomGenerator random) {
        if (shape < 1) {
            return logarithm(shape + 1, random) + Math.log(1 - random.nextDouble()) / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return Math.log(d * v);
            }
        }
    }
}
