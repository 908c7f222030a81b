package io.skerry.edge.spool;

import io.skerry.edge.storage.Sqlite;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads a damaged file from both ends towards the damage, and keeps each row whose checksum fits. */
final class Salvage {

    private static final int COMMIT_EVERY = 256;

    private final SpoolStorage fresh;
    private int saved;

    private Salvage(SpoolStorage fresh) {
        this.fresh = fresh;
    }

    /**
     * Copies samples with their place in the order.
     *
     * @return how many were copied; 0 if the file cannot be read at all
     * @throws SQLException if the fresh file cannot be written
     */
    static int copy(Path damaged, SpoolStorage fresh) throws SQLException {
        Salvage salvage = new Salvage(fresh);
        if (!salvage.readToTheEnd(damaged, "ASC")) {
            salvage.readToTheEnd(damaged, "DESC");
        }
        fresh.commit();
        return salvage.saved;
    }

    private boolean readToTheEnd(Path damaged, String direction) throws SQLException {
        try (Connection connection = Sqlite.openExclusive(damaged);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SampleRow.SELECT + " ORDER BY s.sequence " + direction)) {
            while (row.next()) {
                ReadySample sample = SampleRow.read(row);
                if (sample != null) {
                    keep(sample);
                }
            }
            return true;
        } catch (FreshFileException e) {
            throw e.error;
        } catch (SQLException e) {
            return false;
        }
    }

    private void keep(ReadySample sample) {
        try {
            if (fresh.insert(sample.sequence(), sample.sample())) {
                ByteBuffer conclusion = sample.conclusion();
                if (conclusion != null) {
                    fresh.conclude(sample.sequence(), conclusion);
                }
                if (++saved % COMMIT_EVERY == 0) {
                    fresh.commit();
                }
            }
        } catch (SQLException e) {
            throw new FreshFileException(e);
        }
    }

    /** Keeps an error of the fresh file apart from one of the damaged file. */
    private static final class FreshFileException extends RuntimeException {

        private final SQLException error;

        FreshFileException(SQLException error) {
            super(error);
            this.error = error;
        }
    }
}
