package io.skerry.learning.secure;

import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.Parameters;

/**
 * A difference of models, times the number of examples behind it, as a vector for secure aggregation: so that the server can compute the
 * mean that is weighted by examples and learns neither a client's difference nor its number of examples. The last element is that number.
 *
 * @param layout the model's layout
 * @param bound largest magnitude of an element of a difference
 * @param maxSamples most examples of a client
 * @param clients most clients of a round
 */
public record WeightedVector(ParameterLayout layout, double bound, int maxSamples, int clients) {

    public WeightedVector {
        if (maxSamples < 1 || (long) maxSamples * clients > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(clients + " clients with up to " + maxSamples
                    + " examples each: must be at least one, and fewer than 2^31 together");
        }
    }

    /**
     * The weighted mean of the clients' differences.
     *
     * @param delta the mean
     * @param samples number of examples of all clients
     */
    public record Mean(Parameters delta, int samples) {}

    private FixedPoint elements() {
        return new FixedPoint(bound * maxSamples, clients);
    }

    /** Number of elements of the vector: one more than the model has. */
    public int length() {
        return Math.addExact(layout.size(), 1);
    }

    /**
     * A client's vector.
     *
     * @throws IllegalArgumentException if an element or the number of examples is out of range; the message names it
     */
    public int[] encode(Parameters delta, int samples) {
        if (!delta.layout().equals(layout)) {
            throw new IllegalArgumentException("the difference is of another model");
        }
        if (samples < 1 || samples > maxSamples) {
            throw new IllegalArgumentException(samples + " examples, must be from 1 to " + maxSamples);
        }
        FixedPoint elements = elements();
        int[] vector = new int[length()];
        for (int i = 0; i < layout.size(); i++) {
            if (!(Math.abs(delta.get(i)) <= bound)) {
                throw new IllegalArgumentException(layout.describe(i) + " changed by " + delta.get(i)
                        + ", more than the bound of " + bound + ": clip it first");
            }
            vector[i] = elements.encode((double) samples * delta.get(i));
        }
        vector[layout.size()] = samples;
        return vector;
    }

    /**
     * The mean behind a sum of such vectors.
     *
     * @throws SecureAggregationException if the sum says that it is of no example at all
     */
    public Mean decode(int[] sum) throws SecureAggregationException {
        if (sum.length != length()) {
            throw new IllegalArgumentException("a sum of " + sum.length + " elements instead of " + length());
        }
        int samples = sum[layout.size()];
        if (samples < 1) {
            throw new SecureAggregationException("the sum is said to be of " + samples
                    + " examples: a client masked another vector, or a share was wrong; start a new round");
        }
        FixedPoint elements = elements();
        return new Mean(Parameters.generate(layout, i -> elements.decode(sum[i]) / samples), samples);
    }
}
