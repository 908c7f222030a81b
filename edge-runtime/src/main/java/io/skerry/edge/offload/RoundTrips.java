package io.skerry.edge.offload;

/**
 * What a round trip usually takes: smoothed mean and deviation as TCP keeps them for its retransmission timer (RFC 6298, section 2),
 * so that a retry is tried only if its answer can be expected in time. Round trips of what was sent twice say nothing and are left out
 * (Karn's algorithm, RFC 6298, section 3).
 */
final class RoundTrips {

    private double mean = -1;
    private double deviation;

    /** Takes a measured round trip in nanoseconds. */
    synchronized void add(long nanos) {
        if (mean < 0) {
            mean = nanos;
            deviation = nanos / 2.0;
        } else {
            deviation = 0.75 * deviation + 0.25 * Math.abs(mean - nanos);
            mean = 0.875 * mean + 0.125 * nanos;
        }
    }

    /** Whether a round trip started now is expected to end within this time; no, while nothing is known. */
    synchronized boolean fits(long nanos) {
        return mean >= 0 && mean + 4 * deviation <= nanos;
    }
}
