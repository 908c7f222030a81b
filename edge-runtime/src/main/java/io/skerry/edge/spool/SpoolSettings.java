package io.skerry.edge.spool;

import io.skerry.link.Backoff;
import java.time.Duration;

/**
 * How much a spool keeps.
 *
 * @param maxBytes cap of the samples on the disk; the files are a little larger (log of at most some MiB, part-filled pages)
 * @param policy what happens at the cap
 * @param maxSampleBytes largest sample
 * @param maxQueuedSamples most samples in memory that wait for the disk
 * @param maxQueuedBytes most bytes in memory that wait for the disk; at least one largest sample
 * @param retry waits between attempts to write after the disk has refused
 */
public record SpoolSettings(
        long maxBytes,
        FullPolicy policy,
        int maxSampleBytes,
        int maxQueuedSamples,
        long maxQueuedBytes,
        Backoff retry) {

    private static final int MIB = 1 << 20;

    /** 256 MiB on the disk, oldest dropped first. */
    public static final SpoolSettings DEFAULT = new SpoolSettings(
            256L * MIB,
            FullPolicy.DROP_OLDEST,
            16 * MIB,
            2048,
            32L * MIB,
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30)));

    public SpoolSettings {
        require(maxBytes > 0, "maxBytes", maxBytes, "must be positive");
        require(maxSampleBytes > 0, "maxSampleBytes", maxSampleBytes, "must be positive");
        require(maxQueuedSamples > 0, "maxQueuedSamples", maxQueuedSamples, "must be positive");
        require(maxQueuedBytes >= maxSampleBytes, "maxQueuedBytes", maxQueuedBytes, "must hold one largest sample");
    }

    private static void require(boolean valid, String setting, long value, String rule) {
        if (!valid) {
            throw new IllegalArgumentException("The spool's " + setting + " is " + value + ": it " + rule + ".");
        }
    }

    public SpoolSettings withCap(long bytes, FullPolicy whenFull) {
        return new SpoolSettings(bytes, whenFull, maxSampleBytes, maxQueuedSamples, maxQueuedBytes, retry);
    }
}
