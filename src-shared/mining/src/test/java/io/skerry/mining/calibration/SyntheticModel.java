package io.skerry.mining.calibration;

import java.util.SplittableRandom;

/** Logits of a model whose temperature is known: labels are drawn from the softmax at that temperature. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SyntheticModel(double[][] logits, int[] labels) {

    static final int CLASSES = 10;

    static SyntheticModel draw(int examples, double temperature, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Temperature truth = new Temperature(temperature);
        double[][] logits = new double[examples][CLASSES];
        int[] labels = new int[examples];
        for (int i = 0; i < examples; i++) {
            for (int j = 0; j < CLASSES; j++) {
                logits[i][j] = random.nextGaussian() * 3 * temperature;
            }
            labels[i] = drawn(truth.softmax(logits[i]), random.nextDouble());
        }
        return new SyntheticModel(logits, labels);
    }

    private static int drawn(double[] probabilities, double draw) {
        double left = draw;
        for (int j = 0; j < probabilities.length - 1; j++) {
            left -= probabilities[j];
            if (left < 0) {
                return j;
            }
        }
        return probabilities.length - 1;
    }
}
