package io.skerry.edge.worker.collect;

import io.skerry.edge.storage.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the index of a store, also while a collector writes to it. Used by one thread at a time. */
public final class SampleIndex implements AutoCloseable {

    static final String FILE = "index.db";

    /** With max(), SQLite takes the other columns from the row that has the maximum. */
    private static final String GROUPS =
            "SELECT subject, node, count(*) AS samples, sum(bytes) AS bytes, max(rowid), received_at"
                    + " FROM sample GROUP BY subject, node ORDER BY subject, node";

    private final Connection connection;

    private SampleIndex(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the index of a store.
     *
     * @throws IOException if there is none or it cannot be read
     */
    public static SampleIndex open(Path store) throws IOException {
        Path file = store.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no sample store in " + store + ": " + FILE
                    + " is missing. Name the folder that" + " the collector writes to.");
        }
        try {
            return new SampleIndex(Sqlite.openToRead(file));
        } catch (SQLException e) {
            throw new IOException("The index " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public long count() throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM sample");
                ResultSet row = count.executeQuery()) {
            return row.getLong(1);
        }
    }

    /**
     * The newest samples by the time of their arrival, newest first.
     *
     * @param subject only those of this service, {@code namespace/name}; null for all
     * @param limit at most so many
     */
    public List<IndexedSample> newest(@Nullable String subject, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + IndexedSample.COLUMNS
                + " FROM sample WHERE ?1 IS NULL OR subject = ?1 ORDER BY rowid DESC LIMIT ?2")) {
            select.setString(1, subject);
            select.setInt(2, limit);
            List<IndexedSample> samples = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    samples.add(IndexedSample.read(row));
                }
            }
            return samples;
        }
    }

    /** What each node sent for each service, in the order of their names. */
    public List<SampleGroup> groups() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(GROUPS);
                ResultSet row = select.executeQuery()) {
            List<SampleGroup> groups = new ArrayList<>();
            while (row.next()) {
                groups.add(new SampleGroup(
                        row.getString("subject"),
                        row.getString("node"),
                        row.getLong("samples"),
                        row.getLong("bytes"),
                        Instant.parse(row.getString("received_at"))));
            }
            return groups;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
