package io.skerry.benchmarks.report;

import io.skerry.training.plot.Plot;
import java.util.List;
import java.util.Map;

/**
 * What one benchmark found.
 *
 * @param figures beside their goals
 * @param timings that the figures were made from, and others worth knowing
 * @param plots pictures by file name without its ending
 */
public record Outcome(List<Figure> figures, List<Timing> timings, Map<String, Plot> plots) {

    /** Figures alone. */
    public static Outcome of(List<Figure> figures) {
        return new Outcome(figures, List.of(), Map.of());
    }
}
