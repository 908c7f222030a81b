package io.skerry.benchmarks.offload;

import io.skerry.benchmarks.report.Timing;
import io.skerry.benchmarks.rounds.Percentiles;
import io.skerry.edge.offload.OffloadObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Where the time between question and answer goes, as the worker reports it. */
final class RoundTripParts implements OffloadObserver {

    private static final double NANOS_PER_MILLI = 1e6;

    private record Parts(double queued, double computed, double onTheWay) {}

    private final List<Parts> all = new ArrayList<>();

    @Override
    public synchronized void answered(long roundTripNanos, Duration queued, Duration computed) {
        long onTheWay = roundTripNanos - queued.toNanos() - computed.toNanos();
        all.add(new Parts(
                queued.toNanos() / NANOS_PER_MILLI, computed.toNanos() / NANOS_PER_MILLI, onTheWay / NANOS_PER_MILLI));
    }

    /** The parts over all answers. */
    synchronized List<Timing> timings() {
        return List.of(
                timing("of it: in the deep model", Parts::computed),
                timing("of it: waiting for the deep model", Parts::queued),
                timing("of it: on the way, there and back", Parts::onTheWay));
    }

    private Timing timing(String name, ToDoubleFunction<Parts> part) {
        Percentiles millis = new Percentiles(all.stream().mapToDouble(part).toArray());
        return new Timing(name, "ms", millis.min(), millis.at(0.50), millis.at(0.99));
    }

    @Override
    public void sent(int bytes) {}

    @Override
    public void retried() {}

    @Override
    public void late(long roundTripNanos) {}

    @Override
    public void unexpected() {}

    @Override
    public void agreement(boolean agree) {}
}
