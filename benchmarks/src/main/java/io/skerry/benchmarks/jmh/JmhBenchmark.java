package io.skerry.benchmarks.jmh;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.Benchmark;
import io.skerry.benchmarks.report.Figure;
import io.skerry.benchmarks.report.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * JMH benchmarks that have no goal and no peer: their figures are shown.
 *
 * @param classes with methods of JMH
 */
public record JmhBenchmark(String name, String summary, List<Class<?>> classes) implements Benchmark {

    @Override
    public Outcome run(Bench bench) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (Class<?> benchmarks : classes) {
            figures.addAll(JmhRun.figures(JmhRun.of(bench, benchmarks, ".*")));
        }
        return Outcome.of(figures);
    }
}
