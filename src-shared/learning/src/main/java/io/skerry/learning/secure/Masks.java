package io.skerry.learning.secure;

import javax.crypto.SecretKey;

/** The masks of a client: one with each other client, and its own. */
final class Masks {

    private Masks() {}

    /**
     * Adds to a client's vector its mask with another client. What one of the two adds, the other subtracts.
     *
     * @param agreed the secret of their mask keys
     */
    static void addPairwise(SecureRound round, String client, String other, byte[] agreed, int[] vector) {
        boolean first = client.compareTo(other) < 0;
        SecretKey key = first
                ? DerivedKey.of(agreed, "pair", round.session(), client, other)
                : DerivedKey.of(agreed, "pair", round.session(), other, client);
        if (first) {
            MaskStream.subtract(key, vector);
        } else {
            MaskStream.add(key, vector);
        }
    }

    /** The key of a client's own mask. */
    static SecretKey own(SecureRound round, String client, byte[] seed) {
        return DerivedKey.of(seed, "self", round.session(), client);
    }
}
