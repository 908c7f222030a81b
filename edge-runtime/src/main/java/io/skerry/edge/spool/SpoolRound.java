package io.skerry.edge.spool;

import io.skerry.edge.spool.SpoolStorage.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One transaction: applies commands to the storage, and does in memory what follows from them only after the commit. */
final class SpoolRound {

    private final SpoolStorage storage;
    private final Capacity capacity;
    private final Hidden hidden;
    private final SpoolCounters counters;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private Usage usage;
    private boolean moreReady;

    SpoolRound(SpoolStorage storage, Capacity capacity, Usage before, Hidden hidden, SpoolCounters counters) {
        this.storage = storage;
        this.capacity = capacity;
        this.usage = before;
        this.hidden = hidden;
        this.counters = counters;
    }

    Usage usage() {
        return usage;
    }

    /** Whether there is more to deliver than before. */
    boolean moreReady() {
        return moreReady;
    }

    void apply(SpoolCommand.Write write) throws SQLException {
        switch (write) {
            case SpoolCommand.Append append -> append(append);
            case SpoolCommand.Conclude conclude -> conclude(conclude);
            case SpoolCommand.Remove remove -> remove(remove);
        }
        usage = capacity.settle(usage);
    }

    /** Counts, and answers the callers. */
    void publish() {
        afterCommit.forEach(Runnable::run);
    }

    private void append(SpoolCommand.Append append) throws SQLException {
        SpooledSample sample = append.sample();
        boolean fits = capacity.decide(usage, sample.spooledBytes()) == Capacity.Decision.KEEP;
        if (!fits && storage.find(sample.id()) != null) {
            afterCommit.add(() -> append.answer().complete(new AppendResult.Stored()));
        } else if (!makeRoom(sample.spooledBytes())) {
            usage = usage.withFull(true);
            afterCommit.add(() -> {
                counters.dropped(DropReason.FULL, 1);
                append.answer().complete(new AppendResult.Dropped(DropReason.FULL));
            });
        } else if (storage.insert(null, sample)) {
            usage = usage.plus(sample.spooledBytes());
            moreReady |= !append.awaiting();
            afterCommit.add(() -> stored(append));
        } else {
            afterCommit.add(() -> append.answer().complete(new AppendResult.Stored()));
        }
    }

    private void stored(SpoolCommand.Append append) {
        counters.stored.increment();
        if (append.awaiting()) {
            hidden.awaiting().add(append.sample().id());
        }
        append.answer().complete(new AppendResult.Stored());
    }

    private boolean makeRoom(long bytes) throws SQLException {
        Capacity.Decision decision = capacity.decide(usage, bytes);
        while (decision == Capacity.Decision.EVICT_OLDEST && evictOldest()) {
            decision = capacity.decide(usage, bytes);
        }
        return decision == Capacity.Decision.KEEP;
    }

    private boolean evictOldest() throws SQLException {
        Place oldest = storage.oldest();
        if (oldest == null) {
            return false;
        }
        delete(oldest);
        usage = usage.withFull(true);
        afterCommit.add(() -> {
            hidden.forget(oldest.id());
            counters.dropped(DropReason.EVICTED, 1);
        });
        return true;
    }

    private void conclude(SpoolCommand.Conclude conclude) throws SQLException {
        Place place = storage.find(conclude.id());
        if (place != null && conclude.conclusion() != null) {
            storage.conclude(place.sequence(), conclude.conclusion());
        }
        moreReady |= place != null;
        afterCommit.add(() -> {
            hidden.awaiting().remove(conclude.id());
            conclude.answer().complete(null);
        });
    }

    private void remove(SpoolCommand.Remove remove) throws SQLException {
        int found = 0;
        for (UUID id : remove.ids()) {
            Place place = storage.find(id);
            if (place != null) {
                delete(place);
                found++;
            }
        }
        int removed = found;
        afterCommit.add(() -> {
            remove.ids().forEach(hidden::forget);
            if (remove.dropped() == null) {
                counters.delivered.add(removed);
            } else {
                counters.dropped(remove.dropped(), removed);
            }
            remove.answer().complete(null);
        });
    }

    private void delete(Place place) throws SQLException {
        storage.delete(place.sequence());
        usage = usage.minus(place.bytes());
    }
}
