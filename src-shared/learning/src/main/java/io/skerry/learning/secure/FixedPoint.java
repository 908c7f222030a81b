package io.skerry.learning.secure;

/**
 * Real numbers as whole ones modulo 2^32, such that a sum of as many as there are clients has no overflow. The finest resolution that
 * allows it is used.
 *
 * @param bound largest magnitude of a number, above 0
 * @param clients most numbers that are added up, at least 1
 */
public record FixedPoint(double bound, int clients) {

    /** So that bound times clients times scale stays below 2^31, also after each number was rounded by half a step. */
    private static final double LARGEST_SUM = 0x1p31 - 1;

    public FixedPoint {
        if (!(bound > 0 && Double.isFinite(bound))) {
            throw new IllegalArgumentException("a bound of " + bound + ", must be a number above 0");
        }
        if (clients < 1 || clients > SecureRound.MAX_CLIENTS) {
            throw new IllegalArgumentException(clients + " clients, must be from 1 to " + SecureRound.MAX_CLIENTS);
        }
    }

    /** Distance of two neighbouring numbers. A number is off by half of it at most, a sum by half of it for each number. */
    public double step() {
        return bound / Math.floor(LARGEST_SUM / clients);
    }

    /**
     * The whole number nearest to this one.
     *
     * @throws IllegalArgumentException if the number is beyond the bound, or none
     */
    public int encode(double value) {
        if (!(Math.abs(value) <= bound)) {
            throw new IllegalArgumentException(value + " lies beyond the bound of " + bound + ": clip it first");
        }
        return (int) Math.rint(value / step());
    }

    /** The number that a sum of encoded ones stands for. */
    public double decode(int sum) {
        return sum * step();
    }
}
