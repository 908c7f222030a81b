package io.skerry.benchmarks.jmh;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.Benchmark;
import io.skerry.benchmarks.report.Outcome;
import io.skerry.benchmarks.report.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * JMH benchmarks that have no goal and no peer: their times are shown.
 *
 * @param classes with methods of JMH
 */
public record JmhBenchmark(String name, String summary, List<Class<?>> classes) implements Benchmark {

    @Override
    public Outcome run(Bench bench) throws Exception {
        List<Timing> timings = new ArrayList<>();
        for (Class<?> benchmarks : classes) {
            timings.addAll(JmhRun.timings(JmhRun.of(bench, benchmarks, ".*")));
        }
        return new Outcome(List.of(), timings, Map.of());
    }
}
