package io.skerry.edge.model.fetch;

import java.time.Duration;

/**
 * What a fetch may cost at most.
 *
 * @param modelBytes the largest {@code model.onnx}
 * @param manifestBytes the largest {@code manifest.json}
 * @param checkSetBytes the largest single file of a check set
 * @param connect how long a connection may take to open
 * @param stall how long a source may stay silent, before the first byte and between two bytes
 * @param total how long one file may take
 */
public record FetchLimits(
        long modelBytes, long manifestBytes, long checkSetBytes, Duration connect, Duration stall, Duration total) {

    /** 512 MiB, 1 MiB, 64 MiB; 10 s, 30 s, 2 h: a large model over a thin link passes, a dead server does not. */
    public static final FetchLimits DEFAULT = new FetchLimits(
            512L << 20, 1L << 20, 64L << 20, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofHours(2));
}
