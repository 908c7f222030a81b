package io.skerry.edge.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * Opens SQLite files whose commits are durable: write-ahead log, synced on every commit (<a
 * href="https://sqlite.org/pragma.html#pragma_synchronous">synchronous=FULL</a>).
 */
public final class Sqlite {

    /** Rows of some KiB fill such pages better than SQLite's default, and a commit of one row still writes little. */
    private static final int PAGE_BYTES = 8192;

    private static final int PRIMARY_CODE = 0xff;

    private Sqlite() {}

    /**
     * Opens a file for this process alone. The index of the log is then kept on the heap: with no file mapped into memory, a full disk
     * is an error and not a fatal signal.
     */
    public static Connection openExclusive(Path file) throws SQLException {
        return open(file, "PRAGMA locking_mode=EXCLUSIVE");
    }

    /** Opens a file that other processes may read meanwhile. */
    public static Connection openShared(Path file) throws SQLException {
        return open(file, "PRAGMA busy_timeout=10000");
    }

    /** Opens a file that must exist, to read it while another process writes. */
    public static Connection openToRead(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static Connection open(Path file, String firstPragma) throws SQLException {
        Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {

            statement.execute("PRAGMA page_size=" + PAGE_BYTES);
            statement.execute(firstPragma);
            requireWal(statement);
            statement.execute("PRAGMA synchronous=FULL");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void requireWal(Statement statement) throws SQLException {
        try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode=WAL")) {
            if (!mode.next() || !"wal".equals(mode.getString(1))) {
                throw new SQLException("The file system does not support SQLite's write-ahead log: use a local disk.");
            }
        }
    }

    /** Whether an error says that the file itself is damaged, so that a retry cannot help. */
    public static boolean isCorrupt(SQLException error) {
        int code = error.getErrorCode() & PRIMARY_CODE;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }
}
