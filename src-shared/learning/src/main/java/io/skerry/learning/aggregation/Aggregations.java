package io.skerry.learning.aggregation;

import io.skerry.learning.aggregation.FedOpt.Rule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes algorithms from text: a name, and behind a colon settings that differ from the defaults, such as {@code fedavg}, {@code
 * fedavgm:momentum=0.9,rate=1} or {@code trimmed-mean:0.1}. Upper and lower case are the same, so Sedna's {@code FedAvg} is one of them.
 */
public final class Aggregations {

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        kind("fedavg", List.of(), _ -> new FedAvg());
        kind("fedprox", List.of("mu"), set -> new FedProx(set.number("mu", 0.01)));
        kind(
                "fedavgm",
                List.of("momentum", "rate"),
                set -> new FedAvgM(set.number("momentum", 0.9), set.number("rate", 1)));
        kind("fedadam", List.of("rate", "beta1", "beta2", "tau"), set -> fedOpt(Rule.ADAM, set));
        kind("fedyogi", List.of("rate", "beta1", "beta2", "tau"), set -> fedOpt(Rule.YOGI, set));
        kind(
                "scaffold",
                List.of("clients", "rate"),
                set -> new Scaffold(
                        set.requiredCount("clients", "the number of clients of the whole fleet"),
                        set.number("rate", 1)));
        kind("median", List.of(), _ -> new CoordinateMedian());
        kind("trimmed-mean", List.of("share"), set -> new TrimmedMean(set.number("share", 0.1)));
        kind("krum", List.of("poisoned"), set -> new Krum(set.count("poisoned", 1), 1));
        kind(
                "multi-krum",
                List.of("poisoned", "keep"),
                set -> new Krum(set.count("poisoned", 1), set.count("keep", Krum.ALL)));
    }

    private Aggregations() {}

    @FunctionalInterface
    private interface Factory {
        Aggregation create(Settings settings) throws InvalidAggregationException;
    }

    private record Kind(List<String> settings, Factory factory) {}

    private static void kind(String name, List<String> settings, Factory factory) {
        KINDS.put(name, new Kind(settings, factory));
    }

    private static FedOpt fedOpt(Rule rule, Settings set) throws InvalidAggregationException {
        return new FedOpt(
                rule,
                set.number("rate", 0.01),
                set.number("beta1", 0.9),
                set.number("beta2", 0.99),
                set.number("tau", 0.001));
    }

    /** The names of all algorithms. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(KINDS.keySet());
    }

    /**
     * Makes an algorithm.
     *
     * @throws InvalidAggregationException if there is no such algorithm, or a setting is unknown, missing or out of its range
     */
    public static Aggregation parse(String text) throws InvalidAggregationException {
        int colon = text.indexOf(':');
        String name = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw new InvalidAggregationException(
                    "there is no aggregation '" + name + "'; there are: " + String.join(", ", KINDS.keySet()));
        }
        Settings settings = Settings.parse(name, colon < 0 ? "" : text.substring(colon + 1), kind.settings);
        try {
            return kind.factory.create(settings);
        } catch (IllegalArgumentException e) {
            throw new InvalidAggregationException(name + ": " + e.getMessage(), e);
        }
    }
}
