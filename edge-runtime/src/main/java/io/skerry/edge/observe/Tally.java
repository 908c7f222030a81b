package io.skerry.edge.observe;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Counts by name. The names are fixed, so that a metric's label stays bounded; every other name counts as {@value #OTHER}. */
final class Tally {

    static final String OTHER = "other";

    private final Map<String, LongAdder> counts = new LinkedHashMap<>();
    private final LongAdder other = new LongAdder();

    Tally(Collection<String> names) {
        names.forEach(name -> counts.put(name, new LongAdder()));
        counts.put(OTHER, other);
    }

    void add(String name) {
        counts.getOrDefault(name, other).increment();
    }

    long count(String name) {
        return counts.getOrDefault(name, other).sum();
    }

    Set<String> names() {
        return counts.keySet();
    }

    /** All names in their order, also those at 0. */
    Map<String, Long> counts() {
        Map<String, Long> now = new LinkedHashMap<>();
        counts.forEach((name, count) -> now.put(name, count.sum()));
        return now;
    }
}
