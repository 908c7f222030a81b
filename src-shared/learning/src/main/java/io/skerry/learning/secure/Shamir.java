package io.skerry.learning.secure;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * Secret sharing with a threshold: Shamir, "How to Share a Secret" (CACM 1979). Any {@code threshold} shares give the secret, fewer give
 * nothing; {@link ShamirJoin} puts them together. Secrets have 32 bytes; polynomials are over the integers modulo the smallest prime above 2^256.
 *
 * <p>{@link BigInteger} takes time that depends on the values. Shares are made and used once each on the client's own machine, where no one
 * measures that.
 */
final class Shamir {

    static final int SECRET_BYTES = 32;
    /** Bytes of a share: a residue may need 257 bits. */
    static final int SHARE_BYTES = 33;

    static final BigInteger PRIME = BigInteger.TWO.pow(256).add(BigInteger.valueOf(297));

    private Shamir() {}

    /** The shares of persons 1, 2 … {@code shares}; the first is at index 0. */
    static byte[][] split(byte[] secret, int threshold, int shares, SecureRandom random) {
        BigInteger[] coefficients = new BigInteger[threshold];
        coefficients[0] = new BigInteger(1, secret);
        for (int i = 1; i < threshold; i++) {
            coefficients[i] = uniform(random);
        }
        byte[][] split = new byte[shares][];
        for (int person = 1; person <= shares; person++) {
            BigInteger x = BigInteger.valueOf(person);
            BigInteger y = BigInteger.ZERO;
            for (int i = threshold - 1; i >= 0; i--) {
                y = y.multiply(x).add(coefficients[i]).mod(PRIME);
            }
            split[person - 1] = bytes(y, SHARE_BYTES);
        }
        return split;
    }

    private static BigInteger uniform(SecureRandom random) {
        BigInteger drawn;
        do {
            drawn = new BigInteger(PRIME.bitLength(), random);
        } while (drawn.compareTo(PRIME) >= 0);
        return drawn;
    }

    /** The value's bytes, the highest first, with zeros in front. */
    static byte[] bytes(BigInteger value, int length) {
        byte[] shortest = value.toByteArray();
        byte[] bytes = new byte[length];
        int significant = Math.min(shortest.length, length);
        System.arraycopy(shortest, shortest.length - significant, bytes, length - significant, significant);
        return bytes;
    }
}
