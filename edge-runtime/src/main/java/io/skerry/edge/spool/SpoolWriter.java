package io.skerry.edge.spool;

import io.skerry.edge.spool.SpoolStorage.Place;
import io.skerry.edge.storage.GroupCommit;
import io.skerry.edge.storage.Sqlite;
import io.skerry.link.Backoff;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Owns the storage. When the disk refuses a commit, the samples in it are dropped, all else is kept for the next attempt; when the file is
 * damaged, it is replaced and the commit is done again on the fresh one.
 */
final class SpoolWriter implements GroupCommit.Work<SpoolCommand> {

    private static final Logger LOG = Logger.getLogger(SpoolWriter.class);

    private final SpoolFiles files;
    private final Capacity capacity;
    private final Backoff backoff;
    private final LongSupplier nanoTime;
    private final SpoolCounters counters;
    private final Runnable onMoreReady;
    private final Hidden hidden = new Hidden();
    private final ArrayDeque<SpoolCommand.Write> writes = new ArrayDeque<>();
    private @Nullable SpoolStorage storage;
    private int failures;
    private long retryAt;
    private volatile Usage usage = Usage.NONE;
    private volatile @Nullable String failing;

    SpoolWriter(
            SpoolFiles files,
            SpoolSettings settings,
            LongSupplier nanoTime,
            SpoolCounters counters,
            Runnable onMoreReady) {
        this.files = files;
        this.capacity = new Capacity(settings.maxBytes(), settings.policy());
        this.backoff = settings.retry();
        this.nanoTime = nanoTime;
        this.counters = counters;
        this.onMoreReady = onMoreReady;
    }

    /** Opens and checks the file; a disk that refuses is tried again later. */
    void open() {
        attempt(() -> openedStorage().check());
    }

    Usage usage() {
        return usage;
    }

    SpoolState state() {
        String reason = failing;
        if (reason != null) {
            return new SpoolState.Failing(reason);
        }
        return usage.full() ? new SpoolState.Full() : new SpoolState.Healthy();
    }

    @Override
    public long commit(List<SpoolCommand> batch) {
        List<SpoolCommand.Next> reads = new ArrayList<>();
        for (SpoolCommand command : batch) {
            switch (command) {
                case SpoolCommand.Next next -> reads.add(next);
                case SpoolCommand.Write write -> queue(write);
            }
        }
        if (failures > 0 && nanoTime.getAsLong() - retryAt < 0) {
            refuseAppends(DropReason.FAILING);
        } else if (failures > 0 || !writes.isEmpty()) {
            attempt(this::commitWrites);
        }
        reads.forEach(this::answer);
        return failures == 0 ? UNTIL_NEXT : Math.max(0, retryAt - nanoTime.getAsLong());
    }

    private void queue(SpoolCommand.Write write) {
        if (write instanceof SpoolCommand.Remove remove) {
            hidden.leaving().addAll(remove.ids());
        }
        writes.add(write);
    }

    private void commitWrites() throws SQLException {
        SpoolStorage storage = openedStorage();
        if (failures > 0) {
            storage.probe();
        }
        SpoolRound round = new SpoolRound(storage, capacity, usage, hidden, counters);
        for (SpoolCommand.Write write : writes) {
            round.apply(write);
        }
        storage.commit();
        usage = round.usage();
        writes.clear();
        boolean wasFailing = recovered();
        round.publish();
        if (round.moreReady() || wasFailing) {
            onMoreReady.run();
        }
    }

    private void answer(SpoolCommand.Next next) {
        List<ReadySample> ready = new ArrayList<>();
        if (storage != null) {
            attempt(() -> {
                ready.clear();
                read(openedStorage(), next, ready);
            });
        }
        next.answer().complete(ready);
    }

    private void read(SpoolStorage storage, SpoolCommand.Next next, List<ReadySample> ready) throws SQLException {
        boolean damaged;
        do {
            damaged = false;
            Set<UUID> except = hidden.with(next.except());
            for (Place place : storage.first(next.maxCount(), next.maxBytes(), except)) {
                ReadySample sample = storage.read(place.sequence());
                if (sample == null) {
                    dropDamaged(storage, place);
                    damaged = true;
                } else {
                    ready.add(sample);
                }
            }
            storage.commit();
        } while (damaged && ready.isEmpty());
    }

    private void dropDamaged(SpoolStorage storage, Place place) throws SQLException {
        storage.delete(place.sequence());
        usage = capacity.settle(usage.minus(place.bytes()));
        counters.dropped(DropReason.CORRUPT, 1);
        LOG.warnf("Sample %s is damaged on the disk and was dropped. Check the disk.", place.id());
    }

    private SpoolStorage openedStorage() throws SQLException {
        SpoolStorage open = storage;
        if (open == null) {
            open = files.open();
            storage = open;
            usage = open.usage().withFull(usage.full());
        }
        return open;
    }

    private interface Step {
        void run() throws SQLException;
    }

    private void attempt(Step step) {
        try {
            try {
                step.run();
            } catch (SQLException e) {
                if (!Sqlite.isCorrupt(e)) {
                    throw e;
                }
                replaceDamaged(e);
                step.run();
            }
        } catch (SQLException | IOException | RuntimeException e) {
            failed(e);
        }
    }

    private void replaceDamaged(SQLException damage) throws SQLException, IOException {
        LOG.warnf("The spool's file is damaged: %s", damage.getMessage());
        closeStorage();
        long before = usage.samples();
        SpoolStorage fresh = files.replaceDamaged();
        storage = fresh;
        usage = capacity.settle(fresh.usage().withFull(usage.full()));
        counters.setAside.increment();
        counters.dropped(DropReason.CORRUPT, Math.max(0, before - usage.samples()));
    }

    private void failed(Exception error) {
        if (failures == 0) {
            LOG.warnf(
                    "The spool cannot write: %s. Samples are dropped and counted until it can; it tries again by itself.",
                    error);
        }
        failures++;
        failing = String.valueOf(error.getMessage());
        retryAt = nanoTime.getAsLong() + backoff.after(failures).toNanos();
        refuseAppends(DropReason.FAILING);
        closeStorage();
        reopenToRead();
    }

    private void reopenToRead() {
        try {
            openedStorage();
        } catch (SQLException e) {
            LOG.debugf(e, "The spool's file cannot be opened yet");
        }
    }

    private boolean recovered() {
        boolean wasFailing = failures > 0;
        if (wasFailing) {
            LOG.info("The spool writes again.");
        }
        failures = 0;
        failing = null;
        return wasFailing;
    }

    private void refuseAppends(DropReason reason) {
        writes.removeIf(write -> {
            if (write instanceof SpoolCommand.Append append) {
                counters.dropped(reason, 1);
                return append.answer().complete(new AppendResult.Dropped(reason));
            }
            return false;
        });
    }

    private void closeStorage() {
        SpoolStorage open = storage;
        storage = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debugf(e, "The spool's file was not closed cleanly");
            }
        }
    }

    @Override
    public void end() {
        refuseAppends(DropReason.CLOSED);
        for (SpoolCommand.Write write : writes) {
            IllegalStateException closed = new IllegalStateException("The spool was closed before the disk took this.");
            switch (write) {
                case SpoolCommand.Conclude conclude -> conclude.answer().completeExceptionally(closed);
                case SpoolCommand.Remove remove -> remove.answer().completeExceptionally(closed);
                case SpoolCommand.Append append -> append.answer().completeExceptionally(closed);
            }
        }
        closeStorage();
    }
}
