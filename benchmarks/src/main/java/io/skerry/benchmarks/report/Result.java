package io.skerry.benchmarks.report;

import java.time.Instant;
import java.util.List;

/**
 * One run of one benchmark, as it is kept.
 *
 * @param quick whether it was a short run, whose figures mean little
 * @param peers whether peers ran beside it
 */
public record Result(
        String benchmark,
        String summary,
        Instant startedAt,
        boolean quick,
        boolean peers,
        MachineFacts machine,
        List<Figure> figures,
        List<Timing> timings) {}
