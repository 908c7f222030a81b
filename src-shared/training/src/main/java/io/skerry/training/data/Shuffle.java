package io.skerry.training.data;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The order of examples in an epoch: a permutation that follows from seed and epoch alone (Fisher and Yates; the generator is
 * L64X128MixRandom, whose algorithm the Java platform specifies).
 */
public final class Shuffle {

    private static final RandomGeneratorFactory<RandomGenerator> GENERATOR =
            RandomGeneratorFactory.of("L64X128MixRandom");
    /** Any odd number with its bits well spread: two epochs of two seeds shall not meet. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private Shuffle() {}

    /** The random numbers of one purpose in one epoch. */
    public static RandomGenerator random(long seed, long epoch) {
        return GENERATOR.create(seed * SPREAD + epoch);
    }

    /** All indices below a size, in a random order. */
    public static int[] order(int size, long seed, long epoch) {
        RandomGenerator random = random(seed, epoch);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
