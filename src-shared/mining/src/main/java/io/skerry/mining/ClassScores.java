package io.skerry.mining;

import io.skerry.mining.calibration.Temperature;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a classifier, one per class. The arrays are not copied: whoever makes this hands them over.
 *
 * @param probabilities the plain softmax of the model, which Sedna's miners read
 * @param calibrated the softmax at the model's temperature, which Skerry's own miners read
 * @param logits what the softmax was made from; absent if the model gives probabilities only
 */
@SuppressWarnings("ArrayRecordComponent") // made once for every inference: no copy, no boxing; never compared
public record ClassScores(double[] probabilities, double[] calibrated, double @Nullable [] logits)
        implements Prediction {

    /** Probabilities alone; nothing is known of their calibration. */
    public static ClassScores ofProbabilities(double... probabilities) {
        return new ClassScores(probabilities, probabilities, null);
    }

    /** Logits of a model whose temperature is known; {@link Temperature#NONE} if it is not. */
    public static ClassScores ofLogits(double[] logits, Temperature temperature) {
        return new ClassScores(Temperature.NONE.softmax(logits), temperature.softmax(logits), logits);
    }
}
