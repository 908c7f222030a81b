package io.skerry.benchmarks.memory;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.Benchmark;
import io.skerry.benchmarks.process.EdgeRuntime;
import io.skerry.benchmarks.process.Mosquitto;
import io.skerry.benchmarks.report.Figure;
import io.skerry.benchmarks.report.Goal;
import io.skerry.benchmarks.report.Outcome;
import io.skerry.benchmarks.report.Timing;
import io.skerry.benchmarks.rounds.Percentiles;
import io.skerry.benchmarks.samples.Camera;
import io.skerry.benchmarks.samples.SampleSet;
import io.skerry.benchmarks.samples.Site;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The edge runtime's resident memory with both shallow models, idle after 1,000 requests, under several options of the JVM. */
public final class MemoryBenchmark implements Benchmark {

    private static final int REQUESTS = 1_000;
    private static final double GOAL_MIB = 160;
    private static final String MINER = "{\"name\":\"Margin\",\"budget\":{\"share\":0.2}}";

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String summary() {
        return "resident memory of the edge runtime with the sample models, idle after 1,000 requests";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        List<SampleSet> sets = SampleSet.all(bench.home());
        List<Figure> figures = new ArrayList<>();
        List<Timing> timings = new ArrayList<>();
        try (Mosquitto broker = Mosquitto.start(bench.work(), true);
                EdgeRuntime _ = Site.worker(bench, sets.getFirst(), broker.address());
                EdgeRuntime _ = Site.worker(bench, sets.getLast(), broker.address())) {
            for (JvmOptions options : JvmOptions.ALL) {
                bench.progress().accept(options.text());
                measure(bench, sets, broker.address(), options, figures, timings);
            }
        }
        return new Outcome(figures, timings, Map.of());
    }

    private static void measure(
            Bench bench,
            List<SampleSet> sets,
            URI broker,
            JvmOptions options,
            List<Figure> figures,
            List<Timing> timings)
            throws Exception {
        Path folder = Files.createTempDirectory(bench.work(), "edge");
        Site.Plan plan = new Site.Plan(sets, MINER, Duration.ofMillis(300));
        try (EdgeRuntime edge = Site.edge(options.of(bench.runtime()), folder, plan, broker)) {
            double[] millis = new double[REQUESTS];
            for (int set = 0; set < sets.size(); set++) {
                int from = set * REQUESTS / sets.size();
                int to = (set + 1) * REQUESTS / sets.size();
                try (Camera camera = new Camera(
                        edge.address(), sets.get(set).service(), sets.get(set).png(to - from))) {
                    for (int i = from; i < to; i++) {
                        millis[i] = camera.shoot().millis();
                    }
                }
            }
            Thread.sleep(Duration.ofSeconds(bench.either(15, 6)));
            figures.add(new Figure(
                    "resident, " + options.text(),
                    edge.memory().residentMib(),
                    "MiB",
                    options.equals(JvmOptions.SHIPPED) ? Goal.atMost(GOAL_MIB) : null,
                    ""));
            Percentiles times = new Percentiles(millis);
            timings.add(new Timing("an answer, " + options.text(), "ms", times.min(), times.at(0.50), times.at(0.99)));
        }
    }
}
