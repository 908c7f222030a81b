package io.skerry.edge.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest {

    private static final String FULL = "2";

    @TempDir
    Path folder;

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.getString(1);
        }
    }

    @Test
    void anExclusiveFileSyncsEachCommitAndMapsNoFileIntoMemory() throws SQLException {
        try (Connection connection = Sqlite.openExclusive(folder.resolve("a.db"))) {
            assertThat(pragma(connection, "synchronous")).isEqualTo(FULL);
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
            connection.commit();
            assertThat(Files.exists(folder.resolve("a.db-shm"))).isFalse();
        }
    }

    @Test
    void aSharedFileSyncsEachCommitAndCanBeReadMeanwhile() throws SQLException {
        try (Connection writer = Sqlite.openShared(folder.resolve("a.db"));
                Statement statement = writer.createStatement()) {
            assertThat(pragma(writer, "synchronous")).isEqualTo(FULL);
            statement.executeUpdate("CREATE TABLE t (x INTEGER)");
            writer.commit();
            statement.executeUpdate("INSERT INTO t VALUES (1)");

            try (Connection reader = Sqlite.openToRead(folder.resolve("a.db"));
                    Statement select = reader.createStatement();
                    ResultSet row = select.executeQuery("SELECT count(*) FROM t")) {
                assertThat(row.getInt(1)).isZero();
            }
        }
    }
}
