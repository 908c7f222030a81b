package io.skerry.mining.budget;

import java.util.SplittableRandom;

/** Streams of hardness that a budget may meet. */
enum HardnessKind {
    UNIFORM,
    CONSTANT,
    ALWAYS_ZERO,
    TWO_VALUES,
    TEN_LEVELS,
    MOSTLY_ZERO,
    HEAVY_TAIL,
    TINY,
    ALL_HARD;

    double draw(SplittableRandom random) {
        double u = random.nextDouble();
        return switch (this) {
            case UNIFORM -> u;
            case CONSTANT -> 0.37;
            case ALWAYS_ZERO -> 0;
            case TWO_VALUES -> u < 0.07 ? 0.9 : 0.1;
            case TEN_LEVELS -> Math.floor(u * 10) / 10;
            case MOSTLY_ZERO -> u < 0.9 ? 0 : u;
            case HEAVY_TAIL -> 1 - 1 / (1 + Math.pow(u, -1.2));
            case TINY -> Math.exp(-600 * u);
            case ALL_HARD -> 1 - 1e-12 * u;
        };
    }
}
