package io.skerry.mining.calibration;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A model's logits for examples whose class is known; checked when made. */
@SuppressWarnings("ArrayRecordComponent") // a view of the caller's matrix, never compared
record LabelledLogits(double[][] logits, int[] labels) {

    LabelledLogits {
        if (logits.length == 0 || logits.length != labels.length) {
            throw new IllegalArgumentException(
                    "there are " + logits.length + " rows of logits for " + labels.length + " labels");
        }
        for (int i = 0; i < logits.length; i++) {
            if (labels[i] < 0 || labels[i] >= logits[i].length) {
                throw new IllegalArgumentException(
                        "label " + labels[i] + " of example " + i + " is none of its " + logits[i].length + " classes");
            }
            for (double logit : logits[i]) {
                if (!Double.isFinite(logit)) {
                    throw new IllegalArgumentException("example " + i + " has the logit " + logit);
                }
            }
        }
    }

    /** Two parts of equal size, or the second one larger by one. */
    record Halves(LabelledLogits first, LabelledLogits second) {}

    /**
     * Deals the examples out at random (R. Durstenfeld, "Algorithm 235: Random permutation", CACM 7, 1964).
     *
     * @throws IllegalArgumentException if there is only one
     */
    Halves halves(RandomGenerator random) {
        if (labels.length < 2) {
            throw new IllegalArgumentException("there is only one example, at least 2 are needed");
        }
        int[] order = IntStream.range(0, labels.length).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
        int half = order.length / 2;
        return new Halves(
                only(Arrays.stream(order, 0, half).toArray()),
                only(Arrays.stream(order, half, order.length).toArray()));
    }

    /** The same examples with their logits divided by a temperature. */
    LabelledLogits dividedBy(Temperature temperature) {
        double[][] divided = Arrays.stream(logits)
                .map(row -> Arrays.stream(row)
                        .map(logit -> logit / temperature.value())
                        .toArray())
                .toArray(double[][]::new);
        return new LabelledLogits(divided, labels);
    }

    /** These examples, then the others. */
    LabelledLogits and(LabelledLogits others) {
        return new LabelledLogits(
                Stream.concat(Arrays.stream(logits), Arrays.stream(others.logits))
                        .toArray(double[][]::new),
                IntStream.concat(Arrays.stream(labels), Arrays.stream(others.labels))
                        .toArray());
    }

    private LabelledLogits only(int[] chosen) {
        return new LabelledLogits(
                Arrays.stream(chosen).mapToObj(i -> logits[i]).toArray(double[][]::new),
                Arrays.stream(chosen).map(i -> labels[i]).toArray());
    }

    /** Whether the likeliest class is the right one. */
    boolean[] correct() {
        boolean[] correct = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            correct[i] = mostLikely(logits[i]) == labels[i];
        }
        return correct;
    }

    /** The probability of the likeliest class. */
    double[] confidence(Temperature temperature) {
        return Arrays.stream(logits)
                .mapToDouble(row -> temperature.softmax(row)[mostLikely(row)])
                .toArray();
    }

    private static int mostLikely(double[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }
}
