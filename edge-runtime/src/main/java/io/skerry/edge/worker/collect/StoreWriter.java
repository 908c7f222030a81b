package io.skerry.edge.worker.collect;

import io.skerry.edge.storage.GroupCommit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stores a batch: files first, the index last. A crash between the two leaves files without a row; they get it when the sample is delivered
 * again, since it was not acknowledged.
 */
final class StoreWriter implements GroupCommit.Work<StoreCommand> {

    private static final Logger LOG = Logger.getLogger(StoreWriter.class);

    private final Path store;
    private final IncomingFolder incoming;
    private final Clock clock;
    private @Nullable IndexTable index;

    private StoreWriter(Path store, IncomingFolder incoming, IndexTable index, Clock clock) {
        this.store = store;
        this.incoming = incoming;
        this.index = index;
        this.clock = clock;
    }

    static StoreWriter open(Path store, Clock clock) throws SQLException, IOException {
        return new StoreWriter(store, IncomingFolder.take(store), IndexTable.open(store), clock);
    }

    @Override
    public long commit(List<StoreCommand> batch) {
        try {
            List<StoreResult> results = storeAll(batch);
            for (int i = 0; i < results.size(); i++) {
                batch.get(i).answer().complete(results.get(i));
            }
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warnf("%d samples could not be stored: %s. Their senders will send them again.", batch.size(), e);
            batch.forEach(command -> command.answer().complete(new StoreResult.Failed(String.valueOf(e.getMessage()))));
            closeIndex();
        }
        return UNTIL_NEXT;
    }

    private List<StoreResult> storeAll(List<StoreCommand> batch) throws SQLException, IOException {
        IndexTable open = openedIndex();
        Instant receivedAt = clock.instant();
        List<StoreResult> results = new ArrayList<>();
        FileBatch files = incoming.newBatch();
        for (StoreCommand command : batch) {
            results.add(store(command, open, files, receivedAt));
        }
        files.commit();
        open.commit();
        return results;
    }

    private StoreResult store(StoreCommand command, IndexTable open, FileBatch files, Instant receivedAt)
            throws SQLException, IOException {
        CollectedSample collected = command.sample();
        if (open.countDelivery(collected.id())) {
            return new StoreResult.Duplicate();
        }
        SampleFile file = command.file();
        files.add(file.folder(), file.description(), SampleDescription.write(collected, receivedAt));
        files.add(file.folder(), file.payload(), collected.sample().payload().bytes());
        open.insert(collected, file.path(), receivedAt);
        return new StoreResult.Stored(store.resolve(file.path()));
    }

    private IndexTable openedIndex() throws SQLException {
        IndexTable open = index;
        if (open == null) {
            open = IndexTable.open(store);
            index = open;
        }
        return open;
    }

    private void closeIndex() {
        IndexTable open = index;
        index = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debugf(e, "The index was not closed cleanly");
            }
        }
    }

    @Override
    public void end() {
        closeIndex();
    }
}
