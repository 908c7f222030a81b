package io.skerry.edge.spool;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the spool asks of its file: a seam, so that a disk that fails can be tested. */
interface SpoolStorage extends AutoCloseable {

    /**
     * Where a sample lies.
     *
     * @param bytes what it counts against the cap
     */
    record Place(long sequence, UUID id, long bytes) {}

    /** Reads the whole structure of the file; throws what {@code Sqlite.isCorrupt} recognises if it is damaged. */
    void check() throws SQLException;

    Usage usage() throws SQLException;

    /**
     * Adds a sample.
     *
     * @param sequence its place in the order; null for the end
     * @return false if the id or the place is taken already; nothing changes then
     */
    boolean insert(@Nullable Long sequence, SpooledSample sample) throws SQLException;

    @Nullable
    Place find(UUID id) throws SQLException;

    @Nullable
    Place oldest() throws SQLException;

    void conclude(long sequence, ByteBuffer conclusion) throws SQLException;

    void delete(long sequence) throws SQLException;

    /** The oldest samples but those excepted, within both limits; at least one if there is one. */
    List<Place> first(int maxCount, long maxBytes, Set<UUID> except) throws SQLException;

    /** A sample with its bytes; null if its checksum does not fit. */
    @Nullable
    ReadySample read(long sequence) throws SQLException;

    /** Writes and removes 64 KiB: throws unless the disk takes writes again. */
    void probe() throws SQLException;

    /** Returns when all since the last commit is on the disk. */
    void commit() throws SQLException;

    @Override
    void close() throws SQLException;
}
