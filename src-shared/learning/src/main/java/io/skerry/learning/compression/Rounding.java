package io.skerry.learning.compression;

import java.util.random.RandomGenerator;

/** How a value between two levels is rounded. */
public enum Rounding {
    /** To the nearer level: the error is at most half a level. */
    NEAREST {
        @Override
        double round(double value, RandomGenerator random) {
            return Math.rint(value);
        }
    },
    /**
     * Up or down by chance, so that the expected value is the value itself; the error is less than a level. Alistarh et al., "QSGD"
     * (NeurIPS 2017), section 3.1.
     */
    STOCHASTIC {
        @Override
        double round(double value, RandomGenerator random) {
            return Math.floor(value + random.nextDouble());
        }
    };

    abstract double round(double value, RandomGenerator random);
}
