package io.skerry.learning.privacy;

import io.skerry.learning.parameters.Parameters;

/** Bounds what one client can change: Abadi et al., "Deep Learning with Differential Privacy" (CCS 2016), Algorithm 1. */
public final class Clipping {

    /** More than what rounding to floats can add to the norm. */
    private static final double ROUNDING = 1 - 0x1p-23;

    private Clipping() {}

    /**
     * The difference itself if its L2 norm is at most the bound, else scaled down to it.
     *
     * @param bound largest L2 norm, above 0
     * @throws IllegalArgumentException if an element is not finite: its influence could not be bounded
     */
    public static Parameters clip(Parameters delta, double bound) {
        if (!(bound > 0 && Double.isFinite(bound))) {
            throw new IllegalArgumentException("a clipping bound of " + bound + ", must be a number above 0");
        }
        delta.requireFinite("it cannot be clipped");
        double norm = delta.norm();
        return norm <= bound ? delta : delta.scaled(bound / norm * ROUNDING);
    }
}
