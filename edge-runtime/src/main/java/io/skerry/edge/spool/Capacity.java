package io.skerry.edge.spool;

/** Decides what happens to a sample at the cap. */
record Capacity(long maxBytes, FullPolicy policy) {

    private static final double FREE_AGAIN = 0.9;

    enum Decision {
        KEEP,
        EVICT_OLDEST,
        REFUSE
    }

    Decision decide(Usage usage, long sampleBytes) {
        if (policy == FullPolicy.STOP_MINING && usage.full()) {
            return Decision.REFUSE;
        }
        if (usage.bytes() + sampleBytes <= maxBytes) {
            return Decision.KEEP;
        }
        return policy == FullPolicy.DROP_OLDEST ? Decision.EVICT_OLDEST : Decision.REFUSE;
    }

    /** A full spool stays full until a tenth of it is free. */
    Usage settle(Usage usage) {
        return usage.withFull(usage.full() && usage.bytes() > maxBytes * FREE_AGAIN);
    }
}
