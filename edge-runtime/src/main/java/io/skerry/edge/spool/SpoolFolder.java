package io.skerry.edge.spool;

import io.skerry.edge.storage.Fsync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jboss.logging.Logger;

/** The folder on the disk: {@code spool.db}, its log {@code spool.db-wal}, and damaged files that were set aside. */
final class SpoolFolder implements SpoolFiles {

    private static final Logger LOG = Logger.getLogger(SpoolFolder.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Path file;
    private final Clock clock;

    /**
     * Names the files in a folder; opens none.
     *
     * @param clock names the files that are set aside, nothing else
     */
    SpoolFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.file = folder.resolve("spool.db");
        this.clock = clock;
    }

    @Override
    public SpoolStorage open() throws SQLException {
        SpoolTable table = SpoolTable.open(file);
        try {
            Fsync.folder(folder);
            return table;
        } catch (IOException e) {
            table.close();
            throw new SQLException("The folder " + folder + " cannot be synced: " + e.getMessage(), e);
        }
    }

    @Override
    public SpoolStorage replaceDamaged() throws SQLException, IOException {
        Path aside = setAside();
        SpoolStorage fresh = open();
        try {
            int saved = Salvage.copy(aside, fresh);
            LOG.warnf(
                    "The spool's file is damaged: moved to %s, %d samples saved from it, went on with a fresh one."
                            + " Check the disk; the moved file may be deleted.",
                    aside, saved);
            return fresh;
        } catch (SQLException e) {
            fresh.close();
            throw e;
        }
    }

    private Path setAside() throws IOException {
        Path aside = freeName();
        Path log = sibling(file, "-wal");
        if (Files.exists(log)) {
            Files.move(log, sibling(aside, "-wal"));
        }
        if (Files.exists(file)) {
            Files.move(file, aside);
        }
        return aside;
    }

    private Path freeName() {
        String name = file.getFileName() + ".corrupt-" + STAMP.format(clock.instant());
        Path free = folder.resolve(name);
        for (int i = 1; Files.exists(free); i++) {
            free = folder.resolve(name + "-" + i);
        }
        return free;
    }

    private static Path sibling(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }
}
