package io.skerry.edge.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a sample lies in its row. SQLite does not notice a bit that flips inside a value, so each row carries a CRC-32C (Castagnoli, as in
 * RFC 3720) of all that it says.
 */
final class SampleRow {

    static final String INSERT =
            "INSERT INTO sample (sequence, id, subject, captured_at, bytes, checksum, header, payload)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    static final String SELECT =
            "SELECT s.sequence, s.id, s.subject, s.captured_at, s.checksum, s.header, s.payload, c.checksum, c.conclusion"
                    + " FROM sample s LEFT JOIN conclusion c ON c.sequence = s.sequence";

    private SampleRow() {}

    static void bind(PreparedStatement insert, @Nullable Long sequence, SpooledSample sample) throws SQLException {
        byte[] id = idBytes(sample.id());
        String capturedAt = sample.capturedAt().toString();
        byte[] header = bytes(sample.header());
        byte[] payload = bytes(sample.payload());
        if (sequence == null) {
            insert.setNull(1, Types.INTEGER);
        } else {
            insert.setLong(1, sequence);
        }
        insert.setBytes(2, id);
        insert.setString(3, sample.subject());
        insert.setString(4, capturedAt);
        insert.setLong(5, sample.spooledBytes());
        insert.setLong(6, checksum(id, text(sample.subject()), text(capturedAt), header, payload));
        insert.setBytes(7, header);
        insert.setBytes(8, payload);
    }

    /** Reads the current row of {@link #SELECT}; null if its checksum does not fit. */
    static @Nullable ReadySample read(ResultSet row) throws SQLException {
        byte[] id = row.getBytes(2);
        String subject = row.getString(3);
        String capturedAt = row.getString(4);
        byte[] header = row.getBytes(6);
        byte[] payload = row.getBytes(7);
        byte[] conclusion = row.getBytes(9);
        if (row.getLong(5) != checksum(id, text(subject), text(capturedAt), header, payload)
                || (conclusion != null && row.getLong(8) != checksum(conclusion))) {
            return null;
        }
        SpooledSample sample = new SpooledSample(
                id(id), subject, Instant.parse(capturedAt), ByteBuffer.wrap(header), ByteBuffer.wrap(payload));
        return new ReadySample(
                row.getLong(1),
                sample,
                conclusion == null ? null : ByteBuffer.wrap(conclusion).asReadOnlyBuffer());
    }

    static long checksum(byte[]... parts) {
        CRC32C crc = new CRC32C();
        for (byte[] part : parts) {
            crc.update(part);
        }
        return crc.getValue();
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }

    static byte[] idBytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static UUID id(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
