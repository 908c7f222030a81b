package io.skerry.mining.calibration;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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

    LabelledLogits where(IntPredicate index) {
        int[] chosen = IntStream.range(0, labels.length).filter(index).toArray();
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
