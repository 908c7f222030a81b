package io.skerry.api.plan;

import org.jspecify.annotations.Nullable;

/** Checks of a plan's fields: each failure names the field. */
final class Check {

    private Check() {}

    static void that(boolean holds, String field, String problem) {
        if (!holds) {
            throw new InvalidPlanException(field + " " + problem);
        }
    }

    static void present(@Nullable Object value, String field, String next) {
        if (value == null) {
            throw new InvalidPlanException(field + " is missing: " + next);
        }
    }
}
