package io.skerry.edge.spool;

/**
 * How full the spool is.
 *
 * @param samples samples in it
 * @param bytes what they count against the cap
 * @param full the cap was reached, and not enough is free again
 */
record Usage(long samples, long bytes, boolean full) {

    static final Usage NONE = new Usage(0, 0, false);

    Usage plus(long sampleBytes) {
        return new Usage(samples + 1, bytes + sampleBytes, full);
    }

    Usage minus(long sampleBytes) {
        return new Usage(samples - 1, bytes - sampleBytes, full);
    }

    Usage withFull(boolean now) {
        return new Usage(samples, bytes, now);
    }
}
