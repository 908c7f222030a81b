package io.skerry.benchmarks;

import io.skerry.benchmarks.report.MachineFacts;
import io.skerry.benchmarks.report.Outcome;
import io.skerry.benchmarks.report.PerformancePage;
import io.skerry.benchmarks.report.Report;
import io.skerry.benchmarks.report.Result;
import io.skerry.benchmarks.report.ResultFolder;
import io.skerry.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code ./skerry bench}. */
@Command(
        name = "bench",
        description = "Measures, and prints what was found beside the project's goals.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "a benchmark; none: all of them")
    List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "say which benchmarks there are")
    boolean list;

    @Option(names = "--quick", description = "a first impression in minutes: everything runs, the figures mean little")
    boolean quick;

    @Option(names = "--peers", description = "run the Python peers beside it; they are installed at the first time")
    boolean peers;

    @Option(
            names = "--write-docs",
            description = "measure nothing, write the results that are there into docs/performance.md")
    boolean writeDocs;

    private final Path home =
            Path.of(System.getProperty("skerry.home", ".")).toAbsolutePath().normalize();
    private final ResultFolder results = new ResultFolder(home.resolve("benchmarks/target/results"));

    @Override
    public Integer call() throws Exception {
        List<Benchmark> chosen = Suite.select(names);
        if (list) {
            chosen.forEach(benchmark -> System.out.printf("%-8s %s%n", benchmark.name(), benchmark.summary()));
            return 0;
        }
        if (writeDocs) {
            new PerformancePage(home.resolve("docs/performance.md"))
                    .write(results.read(Suite.names()), results.pictures());
            return 0;
        }
        return measure(chosen);
    }

    private int measure(List<Benchmark> chosen) throws IOException {
        MachineFacts machine = MachineFacts.here();
        if (machine.busy()) {
            System.err.printf(
                    "The load average is %.1f on %d cores: others use this machine, and the figures mean little.%n",
                    machine.loadAverage(), machine.cores());
        }
        List<Result> found = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Benchmark benchmark : chosen) {
            Result result = run(benchmark);
            if (result == null) {
                failed.add(benchmark.name());
            } else {
                found.add(result);
            }
        }
        print(Report.others(found));
        print(Report.timings(found));
        print(Report.goals(found));
        if (!failed.isEmpty()) {
            System.err.println("failed: " + String.join(", ", failed));
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private @Nullable Result run(Benchmark benchmark) throws IOException {
        MachineFacts machine = MachineFacts.here();
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try {
            Outcome outcome = benchmark.run(bench(benchmark.name()));
            Result result = new Result(
                    benchmark.name(),
                    benchmark.summary(),
                    start,
                    quick,
                    peers,
                    machine,
                    outcome.figures(),
                    outcome.timings());
            results.write(result, outcome.plots());
            return result;
        } catch (Exception e) {
            System.err.println(benchmark.name() + ": " + e.getMessage());
            return null;
        }
    }

    private Bench bench(String name) throws IOException {
        Path parent = Files.createDirectories(home.resolve("benchmarks/target/work"));
        Path python = peers ? home.resolve("benchmarks/target/venv/bin/python") : null;
        return new Bench(
                home,
                Files.createTempDirectory(parent, name),
                quick,
                python,
                step -> System.err.println(name + ": " + step));
    }

    private static void print(Table table) {
        if (!table.isEmpty()) {
            System.out.println(table.text());
        }
    }
}
