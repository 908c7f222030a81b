package io.skerry.edge.worker.collect;

import io.skerry.edge.storage.Sqlite;
import io.skerry.wire.message.ModelVerdict;
import io.skerry.wire.message.Sample;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;

/** Writes the index of a store. What is written counts from {@link #commit()} on. */
final class IndexTable implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement countDelivery;

    private IndexTable(Connection connection) throws SQLException {
        this.connection = connection;
        insert = connection.prepareStatement(
                "INSERT INTO sample (" + IndexedSample.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)");
        countDelivery = connection.prepareStatement("UPDATE sample SET deliveries = deliveries + 1 WHERE id = ?");
    }

    static IndexTable open(Path store) throws SQLException {
        Connection connection = Sqlite.openShared(store.resolve(SampleIndex.FILE));
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS sample (id TEXT NOT NULL UNIQUE, subject TEXT NOT NULL,"
                    + " path TEXT NOT NULL UNIQUE, content_type TEXT NOT NULL, bytes INTEGER NOT NULL,"
                    + " edge_label TEXT NOT NULL, edge_confidence REAL NOT NULL, cloud_label TEXT, cloud_confidence REAL,"
                    + " node TEXT NOT NULL, captured_at TEXT NOT NULL, received_at TEXT NOT NULL,"
                    + " deliveries INTEGER NOT NULL)");
            connection.commit();
            return new IndexTable(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Counts one more delivery of a sample; false if the index does not know it. */
    boolean countDelivery(UUID id) throws SQLException {
        countDelivery.setString(1, id.toString());
        return countDelivery.executeUpdate() > 0;
    }

    void insert(CollectedSample collected, Path path, Instant receivedAt) throws SQLException {
        Sample sample = collected.sample();
        insert.setString(1, collected.id().toString());
        insert.setString(2, sample.subject());
        insert.setString(3, path.toString());
        insert.setString(4, sample.payload().contentType());
        insert.setLong(5, sample.payload().bytes().remaining());
        insert.setString(6, sample.edge().label());
        insert.setDouble(7, sample.edge().confidence());
        ModelVerdict cloud = sample.cloud();
        if (cloud == null) {
            insert.setNull(8, Types.VARCHAR);
            insert.setNull(9, Types.REAL);
        } else {
            insert.setString(8, cloud.label());
            insert.setDouble(9, cloud.confidence());
        }
        insert.setString(10, collected.node());
        insert.setString(11, sample.capturedAt().toString());
        insert.setString(12, receivedAt.toString());
        insert.executeUpdate();
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
