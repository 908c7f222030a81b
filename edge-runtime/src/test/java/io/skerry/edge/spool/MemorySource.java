package io.skerry.edge.spool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Samples in memory, with the spool's order and limits. */
final class MemorySource implements SampleSource {

    private final Map<Long, ReadySample> samples = new TreeMap<>();
    final Map<DropReason, Integer> discarded = new EnumMap<>(DropReason.class);
    private Runnable listener = () -> {};

    void add(int number, int payloadBytes) {
        samples.put((long) number, new ReadySample(number, Samples.of(Samples.id(number), payloadBytes), null));
        listener.run();
    }

    int size() {
        return samples.size();
    }

    @Override
    public CompletableFuture<List<ReadySample>> nextReady(int maxCount, long maxBytes, Set<UUID> except) {
        List<ReadySample> next = new ArrayList<>();
        long bytes = 0;
        for (ReadySample sample : samples.values()) {
            if (except.contains(sample.id())) {
                continue;
            }
            bytes += sample.bytes();
            if (next.size() == maxCount || (bytes > maxBytes && !next.isEmpty())) {
                break;
            }
            next.add(sample);
        }
        return CompletableFuture.completedFuture(next);
    }

    @Override
    public CompletableFuture<Void> delivered(Collection<UUID> ids) {
        samples.values().removeIf(sample -> ids.contains(sample.id()));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> discard(Collection<UUID> ids, DropReason reason) {
        discarded.merge(reason, ids.size(), Integer::sum);
        return delivered(ids);
    }

    @Override
    public void onMoreReady(Runnable listener) {
        this.listener = listener;
    }
}
