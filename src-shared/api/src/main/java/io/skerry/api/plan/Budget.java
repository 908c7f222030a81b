package io.skerry.api.plan;

import org.jspecify.annotations.Nullable;

/**
 * How much may be offloaded: exactly one of the two.
 *
 * @param share of the examples, above 0 and below 1
 * @param bytesPerHour of payload sent to the deep model
 */
public record Budget(@Nullable Double share, @Nullable Long bytesPerHour) {

    public Budget {
        Check.that(
                (share == null) != (bytesPerHour == null),
                "hardExampleMining.budget",
                "must have either 'share' or 'bytesPerHour', and not both");
        Check.that(
                share == null || (share > 0 && share < 1),
                "hardExampleMining.budget.share",
                "is " + share + ", must lie between 0 and 1, e.g. 0.2");
        Check.that(
                bytesPerHour == null || bytesPerHour > 0,
                "hardExampleMining.budget.bytesPerHour",
                "is " + bytesPerHour + ", must be positive");
    }
}
