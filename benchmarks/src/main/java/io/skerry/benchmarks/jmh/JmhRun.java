package io.skerry.benchmarks.jmh;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.report.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a class of JMH benchmarks in a JVM of its own, as average time and with the allocation counted. */
public final class JmhRun {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private JmhRun() {}

    /**
     * Runs all methods of a class with all their parameters, or those that a pattern matches.
     *
     * @param methods a regular expression
     * @return by the method's name, followed by the values of its parameters
     */
    public static Map<String, Score> of(Bench bench, Class<?> benchmarks, String methods) throws RunnerException {
        return of(bench, benchmarks, methods, Map.of(), Iterations.SHORT);
    }

    /**
     * The same with some parameters fixed.
     *
     * @param fixed values by the parameter's name
     */
    public static Map<String, Score> of(
            Bench bench, Class<?> benchmarks, String methods, Map<String, String> fixed, Iterations iterations)
            throws RunnerException {
        bench.progress().accept("JMH: " + benchmarks.getSimpleName() + "." + methods);
        OptionsBuilder options = new OptionsBuilder();
        options.include("^" + benchmarks.getName().replace(".", "\\.") + "\\." + methods + "$")
                .forks(1)
                .warmupIterations(bench.either(3, 2))
                .warmupTime(TimeValue.milliseconds(bench.either(1_000, 200)))
                .measurementIterations(bench.either(iterations.count(), 2))
                .measurementTime(TimeValue.milliseconds(bench.either(iterations.millis(), 200)))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
                .verbosity(VerboseMode.SILENT);
        fixed.forEach(options::param);
        Map<String, Score> scores = new TreeMap<>();
        try {
            for (RunResult result : new Runner(options.build()).run()) {
                scores.put(name(result.getParams()), score(result));
            }
        } catch (RunnerException e) {
            throw e.getSuppressed().length == 0 ? e : new RunnerException(deepest(e.getSuppressed()[0]), e);
        }
        return scores;
    }

    private static String deepest(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }

    /** Scores as figures without a goal. */
    public static List<Figure> figures(Map<String, Score> scores) {
        List<Figure> figures = new ArrayList<>();
        scores.forEach((name, score) -> figures.add(
                new Figure(name, score.nanos() / NANOS_PER_MICRO, "µs", null, score.allocated() + " allocated")));
        return figures;
    }

    private static String name(BenchmarkParams params) {
        StringBuilder name = new StringBuilder(params.getBenchmark());
        name.delete(0, name.lastIndexOf(".") + 1);
        params.getParamsKeys().forEach(key -> name.append(' ').append(params.getParam(key)));
        return name.toString();
    }

    private static Score score(RunResult result) {
        Result<?> allocation = result.getSecondaryResults().get(ALLOCATION);
        return new Score(
                result.getPrimaryResult().getStatistics().getMin(),
                allocation == null ? Double.NaN : allocation.getScore());
    }
}
