package io.skerry.benchmarks.spool;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.Benchmark;
import io.skerry.benchmarks.jmh.Iterations;
import io.skerry.benchmarks.jmh.JmhRun;
import io.skerry.benchmarks.jmh.Score;
import io.skerry.benchmarks.report.Figure;
import io.skerry.benchmarks.report.Goal;
import io.skerry.benchmarks.report.Outcome;
import io.skerry.training.plot.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/** How many hard examples a second reach the disk, by turns with the disk's own rate. */
public final class SpoolBenchmark implements Benchmark {

    private static final int[] PRODUCERS = {1, 4, 16, 256};
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public String name() {
        return "spool";
    }

    @Override
    public String summary() {
        return "samples of 2 kB to the disk, each one synced before its producer goes on";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        Map<String, Score> scores = new TreeMap<>();
        for (int round = 0; round < bench.either(3, 1); round++) {
            run(bench, SpoolCalls.class, scores);
            run(bench, DiskCalls.class, scores);
        }
        List<Figure> figures = new ArrayList<>();
        for (int producers : PRODUCERS) {
            double spool = rate(scores.get("append " + producers), producers);
            double disk = rate(scores.get("writeAndSync " + producers), producers);
            String who = producers == 1 ? "1 producer" : producers + " producers";
            figures.add(new Figure(who + ", samples a second", spool, "", Goal.atLeast(2_000), ""));
            figures.add(Figure.ratio(
                    who + ", over the disk's own rate at the same batch",
                    spool / disk,
                    Goal.atLeast(0.7),
                    Numbers.text(spool) + " against " + Numbers.text(disk, "a second")));
        }
        figures.addAll(JmhRun.figures(scores));
        return Outcome.of(figures);
    }

    private static void run(Bench bench, Class<?> benchmarks, Map<String, Score> scores) throws RunnerException {
        JmhRun.of(bench, benchmarks, ".*", Map.of(), Iterations.LONG)
                .forEach((name, score) -> scores.merge(name, score, Score::best));
    }

    private static double rate(@Nullable Score batch, int samples) {
        return samples * NANOS_PER_SECOND / Objects.requireNonNull(batch).nanos();
    }
}
