package io.skerry.training.plot;

import java.util.Locale;

/** Numbers for people: about four digits, then the unit. */
public final class Numbers {

    private Numbers() {}

    /**
     * A number with its unit.
     *
     * @param unit may be empty: a ratio
     */
    public static String text(double value, String unit) {
        return unit.isEmpty() ? text(value) : text(value) + " " + unit;
    }

    /** A number alone. */
    public static String text(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        if (size >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 100 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f", value);
    }
}
