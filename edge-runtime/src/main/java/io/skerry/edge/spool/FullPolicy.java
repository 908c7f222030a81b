package io.skerry.edge.spool;

/** What happens to samples when the spool has reached its cap. */
public enum FullPolicy {
    /** The oldest samples make room. */
    DROP_OLDEST("drop-oldest"),
    /** New samples are refused one by one, until one fits. */
    DROP_NEWEST("drop-newest"),
    /** New samples are refused until a tenth of the spool is free again; {@link Spool#accepting()} tells the miner to stop keeping. */
    STOP_MINING("stop-mining");

    private final String text;

    FullPolicy(String text) {
        this.text = text;
    }

    /** The name that people write. */
    public String text() {
        return text;
    }

    /**
     * Reads the name that people write.
     *
     * @throws IllegalArgumentException if there is no such policy; the message names those that exist
     */
    public static FullPolicy parse(String text) {
        for (FullPolicy policy : values()) {
            if (policy.text.equals(text)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(
                "There is no spool policy '" + text + "'. Write drop-oldest, drop-newest or stop-mining.");
    }
}
