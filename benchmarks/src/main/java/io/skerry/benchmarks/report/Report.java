package io.skerry.benchmarks.report;

import io.skerry.training.plot.Numbers;
import java.util.List;

/** A run's tables. */
public final class Report {

    private Report() {}

    /** Figures beside their goals. */
    public static Table goals(List<Result> results) {
        Table table = new Table("benchmark", "what", "goal", "found", "reached", "measured");
        for (Result result : results) {
            for (Figure figure : result.figures()) {
                if (figure.goal() != null) {
                    table.add(
                            result.benchmark(),
                            figure.what(),
                            figure.goalText(),
                            figure.text(),
                            figure.reached(),
                            figure.measured());
                }
            }
        }
        return table;
    }

    /** Figures without a goal. */
    public static Table others(List<Result> results) {
        Table table = new Table("benchmark", "what", "found", "measured");
        for (Result result : results) {
            for (Figure figure : result.figures()) {
                if (figure.goal() == null) {
                    table.add(result.benchmark(), figure.what(), figure.text(), figure.measured());
                }
            }
        }
        return table;
    }

    /** Times. */
    public static Table timings(List<Result> results) {
        Table table = new Table("benchmark", "what", "min", "p50", "p99", "unit");
        for (Result result : results) {
            for (Timing timing : result.timings()) {
                table.add(
                        result.benchmark(),
                        timing.name(),
                        Numbers.text(timing.min()),
                        Numbers.text(timing.p50()),
                        Numbers.text(timing.p99()),
                        timing.unit());
            }
        }
        return table;
    }
}
