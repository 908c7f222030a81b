package io.skerry.edge.spool;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What happened since the spool was opened; counted by any thread. */
final class SpoolCounters {

    final LongAdder stored = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder setAside = new LongAdder();
    private final Map<DropReason, LongAdder> dropped = new ConcurrentHashMap<>();

    void dropped(DropReason reason, long samples) {
        if (samples > 0) {
            dropped.computeIfAbsent(reason, _ -> new LongAdder()).add(samples);
        }
    }

    Map<DropReason, Long> dropped() {
        Map<DropReason, Long> counts = new EnumMap<>(DropReason.class);
        dropped.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }
}
