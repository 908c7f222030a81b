package io.skerry.learning.compression;

import io.skerry.learning.parameters.Parameters;
import java.util.Arrays;

/** The elements of largest magnitude: Aji, Heafield, "Sparse Communication for Distributed Gradient Descent" (EMNLP 2017). */
final class TopK {

    private TopK() {}

    /** The k largest elements of the whole vector; among equal ones, those that come first. */
    static Positions select(Parameters delta, int k) {
        float[] magnitudes = delta.toArray();
        for (int i = 0; i < magnitudes.length; i++) {
            magnitudes[i] = Math.abs(magnitudes[i]);
        }
        float[] sorted = magnitudes.clone();
        Arrays.sort(sorted);
        float threshold = sorted[sorted.length - k];
        int larger = 0;
        for (int i = sorted.length - k; i < sorted.length; i++) {
            larger += sorted[i] > threshold ? 1 : 0;
        }
        int equal = k - larger;
        int[] positions = new int[k];
        int count = 0;
        for (int i = 0; count < k; i++) {
            if (magnitudes[i] > threshold || (magnitudes[i] == threshold && equal-- > 0)) {
                positions[count++] = i;
            }
        }
        return new Positions.Some(positions);
    }
}
