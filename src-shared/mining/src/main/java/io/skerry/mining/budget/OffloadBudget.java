package io.skerry.mining.budget;

/**
 * Decides what is offloaded. A budget remembers what it granted: one belongs to one service. Safe for many threads.
 */
public sealed interface OffloadBudget permits Unlimited, ShareBudget, BytesBudget {

    /**
     * Decides on one example, and charges it if it is to be offloaded.
     *
     * @param hardness 0 (sure) … 1
     * @param hard whether the miner's own threshold calls it hard
     * @param bytes what offloading it would send
     * @param nanos now, as {@link System#nanoTime} counts
     */
    Decision decide(double hardness, boolean hard, long bytes, long nanos);

    /** No budget: what the miner calls hard is offloaded. */
    static OffloadBudget unlimited() {
        return Unlimited.INSTANCE;
    }

    /**
     * Offloads this share of the examples, the hardest.
     *
     * @param share above 0 and below 1
     */
    static OffloadBudget share(double share) {
        return new ShareBudget(share);
    }

    /**
     * Offloads this many bytes an hour, the hardest examples.
     *
     * @param bytesPerHour above 0
     */
    static OffloadBudget bytesPerHour(long bytesPerHour) {
        return new BytesBudget(bytesPerHour);
    }
}
