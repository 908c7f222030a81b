package io.skerry.learning.compression;

import io.skerry.learning.parameters.Parameters;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a difference is made small: which share of its elements is sent, and with how many bits each.
 *
 * @param share of the elements, those of largest magnitude, above 0 and at most 1; 1 is all. At least one element is sent
 * @param rounding how an element is rounded to eight bits; {@code null} to send it as a float of 32 bits
 */
public record Compression(double share, @Nullable Rounding rounding) {

    /** All elements as they are. */
    public static final Compression NONE = new Compression(1, null);

    public Compression {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " is not above 0 and at most 1");
        }
    }

    /**
     * Makes a difference small.
     *
     * @param random drawn from by {@link Rounding#STOCHASTIC} alone
     * @throws IllegalArgumentException if an element is not finite; it names the element
     */
    public CompressedDelta compress(Parameters delta, RandomGenerator random) {
        delta.requireFinite("a model that diverged cannot be sent");
        Positions positions = share == 1 ? new Positions.All(delta.size()) : TopK.select(delta, elements(delta.size()));
        Values values =
                rounding == null ? floats(delta, positions) : Quantiser.quantise(delta, positions, rounding, random);
        return new CompressedDelta(delta.layout(), positions, values);
    }

    private int elements(int size) {
        return Math.max(1, (int) Math.floor(share * size));
    }

    private static Values floats(Parameters delta, Positions positions) {
        float[] values = new float[positions.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = delta.get(positions.at(i));
        }
        return new Values.Floats(values);
    }
}
