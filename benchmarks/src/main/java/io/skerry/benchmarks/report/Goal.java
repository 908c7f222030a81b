package io.skerry.benchmarks.report;

import io.skerry.training.plot.Numbers;

/**
 * What a figure should be.
 *
 * @param relation how the figure should lie to the bound
 */
public record Goal(Relation relation, double bound) {

    /** On which side of the bound a figure should lie. */
    public enum Relation {
        AT_MOST("≤"),
        AT_LEAST("≥");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }
    }

    public static Goal atMost(double bound) {
        return new Goal(Relation.AT_MOST, bound);
    }

    public static Goal atLeast(double bound) {
        return new Goal(Relation.AT_LEAST, bound);
    }

    /** Whether a figure reaches it. */
    public boolean reached(double value) {
        return relation == Relation.AT_MOST ? value <= bound : value >= bound;
    }

    /** As in the table: {@code ≤ 0.6}. */
    public String text(String unit) {
        return relation.sign + " " + Numbers.text(bound, unit);
    }
}
