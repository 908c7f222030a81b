package io.skerry.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.skerry.training.plot.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * One number that a benchmark found.
 *
 * @param what it is about
 * @param value the number
 * @param unit empty if it is a ratio
 * @param goal absent if none is set
 * @param measured what the number was made from, in words; may be empty
 */
public record Figure(
        String what, double value, String unit, @Nullable Goal goal, String measured) {

    /** How one thing lies to another. */
    public static Figure ratio(String what, double value, Goal goal, String measured) {
        return new Figure(what, value, "", goal, measured);
    }

    /** A number without a goal. */
    public static Figure plain(String what, double value, String unit) {
        return new Figure(what, value, unit, null, "");
    }

    /** The number with its unit. */
    @JsonIgnore
    public String text() {
        return Numbers.text(value, unit);
    }

    /** The goal with its unit; empty if there is none. */
    @JsonIgnore
    public String goalText() {
        return goal == null ? "" : goal.text(unit);
    }

    /** {@code yes} or {@code no}; empty if there is no goal. */
    @JsonIgnore
    public String reached() {
        return goal == null ? "" : goal.reached(value) ? "yes" : "no";
    }
}
