package io.skerry.mining.budget;

/** Where an example goes. */
public enum Decision {
    /** The edge answers: the example is not hard enough. */
    EASY,
    /** The deep model is asked. */
    OFFLOAD,
    /** The edge answers, although the miner calls the example hard: the budget has no room for it. */
    OVER_BUDGET;

    static Decision of(boolean granted, boolean hard) {
        if (granted) {
            return OFFLOAD;
        }
        return hard ? OVER_BUDGET : EASY;
    }
}
