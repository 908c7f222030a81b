package io.skerry.inference.cascade;

import io.skerry.inference.predict.Classification;

/**
 * What one model said about one example.
 *
 * @param index of the class, from 0
 * @param label of the class
 * @param confidence probability that the model gives the class, 0 to 1
 * @param model name and version of the model that said it
 */
public record Verdict(int index, String label, double confidence, String model) {

    /** A classification's top class. */
    public static Verdict of(Classification classification, String model) {
        return new Verdict(classification.index(), classification.label(), classification.confidence(), model);
    }

    /** Whether both name the same class: by label, since two models may number their classes differently. */
    public boolean agreesWith(Verdict other) {
        return label.equals(other.label);
    }
}
