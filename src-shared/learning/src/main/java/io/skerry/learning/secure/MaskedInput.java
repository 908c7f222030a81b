package io.skerry.learning.secure;

import java.util.Arrays;

/** A client's vector with all its masks: to anyone who does not know them, random numbers. */
public final class MaskedInput {

    private final String client;
    private final int[] vector;

    /**
     * A masked vector.
     *
     * @param client whose it is
     * @param vector modulo 2^32
     */
    public MaskedInput(String client, int... vector) {
        this.client = client;
        this.vector = vector.clone();
    }

    /** Whose it is. */
    public String client() {
        return client;
    }

    /** Number of elements. */
    public int length() {
        return vector.length;
    }

    /** A copy of the elements, modulo 2^32. */
    public int[] toArray() {
        return vector.clone();
    }

    void addTo(int[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MaskedInput that && client.equals(that.client) && Arrays.equals(vector, that.vector);
    }

    @Override
    public int hashCode() {
        return 31 * client.hashCode() + Arrays.hashCode(vector);
    }
}
