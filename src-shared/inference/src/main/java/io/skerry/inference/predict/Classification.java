package io.skerry.inference.predict;

import io.skerry.mining.ClassScores;
import java.util.List;

/**
 * Everything a classifier said about one example. Arrays are not copied: read them only.
 *
 * @param index of the likeliest class, from 0
 * @param label of the likeliest class
 * @param confidence its calibrated probability, 0 to 1
 * @param labels of all classes, by index
 * @param scores of all classes, as miners read them
 */
public record Classification(int index, String label, double confidence, List<String> labels, ClassScores scores) {

    /**
     * The answer that scores give. The plain and the calibrated probabilities have the same likeliest class.
     *
     * @param labels as many as there are scores
     */
    public static Classification of(ClassScores scores, List<String> labels) {
        double[] calibrated = scores.calibrated();
        int best = 0;
        for (int i = 1; i < calibrated.length; i++) {
            if (calibrated[i] > calibrated[best]) {
                best = i;
            }
        }
        return new Classification(best, labels.get(best), calibrated[best], labels, scores);
    }

    /** Probabilities of all classes by the plain softmax. */
    public double[] probabilities() {
        return scores.probabilities();
    }

    /** Probabilities of all classes by the softmax at the model's temperature. */
    public double[] calibrated() {
        return scores.calibrated();
    }
}
