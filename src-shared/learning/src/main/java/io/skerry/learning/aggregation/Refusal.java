package io.skerry.learning.aggregation;

/**
 * An update that is not aggregated.
 *
 * @param client whose it is
 * @param reason the kind of error; few and fixed, so that it can label a metric
 * @param message what is wrong, naming client and parameter
 */
public record Refusal(String client, Reason reason, String message) {

    /** The kinds of error. */
    public enum Reason {
        /** More than one update of this client; which one counts is unknown, so none does. */
        DUPLICATE_CLIENT,
        /** Names or shapes of the parameters are not the model's. */
        WRONG_LAYOUT,
        /** The number of examples is not positive. */
        NO_SAMPLES,
        /** A value is not a number, or infinite. */
        NOT_FINITE,
        /** The algorithm needs the change of the control variate, and there is none. */
        NO_CONTROL,
        /** The update leads further away from the model than the bound allows. */
        HUGE_NORM
    }
}
