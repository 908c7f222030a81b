package io.skerry.learning.aggregation;

/** Checks the settings of the algorithms. */
final class Range {

    private Range() {}

    static void check(boolean holds, String setting, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(setting + " is " + value + ", " + rule);
        }
    }

    static void rate(double rate) {
        check(rate > 0 && Double.isFinite(rate), "rate", rate, "must be a number above 0");
    }

    /** A factor by which something decays from round to round. */
    static void decay(String setting, double factor) {
        check(factor >= 0 && factor < 1, setting, factor, "must be at least 0 and below 1");
    }
}
