package io.skerry.learning.secure;

import java.math.BigInteger;
import java.util.List;

/** Puts shares together that are held by the same persons: Lagrange's interpolation at zero, with coefficients that are computed once. */
final class ShamirJoin {

    private final BigInteger[] coefficients;

    /**
     * For these persons.
     *
     * @param persons as many as the threshold, each from 1 and once there
     */
    ShamirJoin(List<Integer> persons) {
        coefficients =
                persons.stream().map(person -> coefficient(person, persons)).toArray(BigInteger[]::new);
    }

    /**
     * The secret that these shares stand for.
     *
     * @param shares in the order of the persons
     * @throws SecureAggregationException if they are no shares of one secret
     */
    byte[] secret(List<byte[]> shares) throws SecureAggregationException {
        BigInteger secret = BigInteger.ZERO;
        for (int i = 0; i < coefficients.length; i++) {
            secret = secret.add(coefficients[i].multiply(new BigInteger(1, shares.get(i))));
        }
        secret = secret.mod(Shamir.PRIME);
        if (secret.bitLength() > Shamir.SECRET_BYTES * Byte.SIZE) {
            throw new SecureAggregationException("shares that do not belong to one secret");
        }
        return Shamir.bytes(secret, Shamir.SECRET_BYTES);
    }

    /** The product of x / (x − person) over all others. */
    private static BigInteger coefficient(int person, List<Integer> persons) {
        BigInteger numerator = BigInteger.ONE;
        BigInteger denominator = BigInteger.ONE;
        for (int other : persons) {
            if (other != person) {
                numerator = numerator.multiply(BigInteger.valueOf(other)).mod(Shamir.PRIME);
                denominator =
                        denominator.multiply(BigInteger.valueOf(other - person)).mod(Shamir.PRIME);
            }
        }
        return numerator.multiply(denominator.modInverse(Shamir.PRIME)).mod(Shamir.PRIME);
    }
}
