package io.skerry.benchmarks.rounds;

import io.skerry.benchmarks.report.Timing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lets contenders take turns. The best round of each counts: noise only ever adds time. */
public final class Rounds {

    private static final double NANOS_PER_MILLI = 1e6;

    private Rounds() {}

    /**
     * Runs all contenders, one round each after the other, as often as there are rounds; one more before that warms up.
     *
     * @return milliseconds by the contender's name: the shortest time of all, and the lowest median and 99th percentile of a round
     */
    public static Map<String, Timing> run(List<Contender> contenders, int rounds, int count, Consumer<String> progress)
            throws Exception {
        Map<String, List<Percentiles>> found = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            progress.accept("warming up " + contender.name());
            contender.round(count);
        }
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                progress.accept("round " + round + " of " + rounds + ": " + contender.name());
                found.computeIfAbsent(contender.name(), _ -> new ArrayList<>())
                        .add(new Percentiles(contender.round(count)));
            }
        }
        Map<String, Timing> timings = new LinkedHashMap<>();
        found.forEach((name, all) -> timings.put(name, best(name, all)));
        return timings;
    }

    private static Timing best(String name, List<Percentiles> rounds) {
        return new Timing(
                name,
                "ms",
                rounds.stream().mapToDouble(Percentiles::min).min().orElseThrow() / NANOS_PER_MILLI,
                rounds.stream().mapToDouble(round -> round.at(0.50)).min().orElseThrow() / NANOS_PER_MILLI,
                rounds.stream().mapToDouble(round -> round.at(0.99)).min().orElseThrow() / NANOS_PER_MILLI);
    }
}
