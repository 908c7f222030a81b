package io.skerry.edge.spool;

import io.skerry.edge.storage.Sqlite;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** The spool's SQLite file. Used by one thread at a time; what is written counts from {@link #commit()} on. */
final class SpoolTable implements SpoolStorage {

    private static final int SCHEMA = 1;
    private static final long PROBE_SEQUENCE = -1;
    private static final int PROBE_BYTES = 1 << 16;
    private static final List<String> CREATE = List.of(
            "CREATE TABLE sample (sequence INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE,"
                    + " subject TEXT NOT NULL, captured_at TEXT NOT NULL, bytes INTEGER NOT NULL, checksum INTEGER NOT NULL,"
                    + " header BLOB NOT NULL, payload BLOB NOT NULL)",
            "CREATE TABLE conclusion (sequence INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, conclusion BLOB NOT NULL)",
            "PRAGMA user_version = " + SCHEMA);

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement find;
    private final PreparedStatement oldest;
    private final PreparedStatement conclude;
    private final PreparedStatement deleteSample;
    private final PreparedStatement deleteConclusion;
    private final PreparedStatement list;
    private final PreparedStatement read;

    private SpoolTable(Connection connection) throws SQLException {
        this.connection = connection;
        insert = connection.prepareStatement(SampleRow.INSERT);
        find = connection.prepareStatement("SELECT sequence, id, bytes FROM sample WHERE id = ?");
        oldest = connection.prepareStatement("SELECT sequence, id, bytes FROM sample ORDER BY sequence LIMIT 1");
        conclude = connection.prepareStatement("INSERT OR REPLACE INTO conclusion VALUES (?, ?, ?)");
        deleteSample = connection.prepareStatement("DELETE FROM sample WHERE sequence = ?");
        deleteConclusion = connection.prepareStatement("DELETE FROM conclusion WHERE sequence = ?");
        list = connection.prepareStatement("SELECT sequence, id, bytes FROM sample ORDER BY sequence");
        read = connection.prepareStatement(SampleRow.SELECT + " WHERE s.sequence = ?");
    }

    /** Opens the file and creates what is missing in it. */
    static SpoolTable open(Path file) throws SQLException {
        Connection connection = Sqlite.openExclusive(file);
        try {
            requireSchema(connection);
            return new SpoolTable(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void requireSchema(Connection connection) throws SQLException {
        int found = (int) number(connection, "PRAGMA user_version");
        if (found > SCHEMA) {
            throw new SQLException("The spool was written by a newer Skerry (schema " + found + ", this one reads "
                    + SCHEMA + "). Run that version, or give this one a folder of its own.");
        }
        if (found < SCHEMA) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : CREATE) {
                    statement.executeUpdate(sql);
                }
            }
        }
        connection.commit();
    }

    @Override
    public void check() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            String finding = result.next() ? result.getString(1) : "no answer";
            if (!"ok".equals(finding)) {
                throw new SQLException(finding, null, SQLiteErrorCode.SQLITE_CORRUPT.code);
            }
        }
    }

    @Override
    public Usage usage() throws SQLException {
        return new Usage(
                number(connection, "SELECT count(*) FROM sample"),
                number(connection, "SELECT coalesce(sum(bytes), 0) FROM sample"),
                false);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getLong(1);
        }
    }

    @Override
    public boolean insert(@Nullable Long sequence, SpooledSample sample) throws SQLException {
        SampleRow.bind(insert, sequence, sample);
        return insert.executeUpdate() > 0;
    }

    @Override
    public @Nullable Place find(UUID id) throws SQLException {
        find.setBytes(1, SampleRow.idBytes(id));
        return onePlace(find);
    }

    @Override
    public @Nullable Place oldest() throws SQLException {
        return onePlace(oldest);
    }

    private static @Nullable Place onePlace(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? place(row) : null;
        }
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getLong(1), SampleRow.id(row.getBytes(2)), row.getLong(3));
    }

    @Override
    public void conclude(long sequence, ByteBuffer conclusion) throws SQLException {
        byte[] bytes = SampleRow.bytes(conclusion);
        conclude.setLong(1, sequence);
        conclude.setLong(2, SampleRow.checksum(bytes));
        conclude.setBytes(3, bytes);
        conclude.executeUpdate();
    }

    @Override
    public void delete(long sequence) throws SQLException {
        deleteSample.setLong(1, sequence);
        deleteSample.executeUpdate();
        deleteConclusion.setLong(1, sequence);
        deleteConclusion.executeUpdate();
    }

    @Override
    public List<Place> first(int maxCount, long maxBytes, Set<UUID> except) throws SQLException {
        List<Place> places = new ArrayList<>();
        long bytes = 0;
        try (ResultSet row = list.executeQuery()) {
            while (places.size() < maxCount && row.next()) {
                Place place = place(row);
                if (!except.contains(place.id())) {
                    bytes += place.bytes();
                    if (bytes > maxBytes && !places.isEmpty()) {
                        break;
                    }
                    places.add(place);
                }
            }
        }
        return places;
    }

    @Override
    public @Nullable ReadySample read(long sequence) throws SQLException {
        read.setLong(1, sequence);
        try (ResultSet row = read.executeQuery()) {
            return row.next() ? SampleRow.read(row) : null;
        }
    }

    @Override
    public void probe() throws SQLException {
        conclude(PROBE_SEQUENCE, ByteBuffer.allocate(PROBE_BYTES));
        connection.commit();
        delete(PROBE_SEQUENCE);
        connection.commit();
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
