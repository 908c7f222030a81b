package io.skerry.edge.worker.collect;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sample as the index knows it.
 *
 * @param path its bytes, relative to the store
 * @param cloud null if the deep model was not asked or did not answer
 * @param deliveries how often it was delivered, at least 1
 */
public record IndexedSample(
        UUID id,
        String subject,
        Path path,
        String contentType,
        long bytes,
        LabelledConfidence edge,
        @Nullable LabelledConfidence cloud,
        String node,
        Instant capturedAt,
        Instant receivedAt,
        int deliveries) {

    /** A verdict in short. */
    public record LabelledConfidence(String label, double confidence) {}

    static final String COLUMNS = "id, subject, path, content_type, bytes, edge_label, edge_confidence, cloud_label,"
            + " cloud_confidence, node, captured_at, received_at, deliveries";

    static IndexedSample read(ResultSet row) throws SQLException {
        String cloudLabel = row.getString("cloud_label");
        return new IndexedSample(
                UUID.fromString(row.getString("id")),
                row.getString("subject"),
                Path.of(row.getString("path")),
                row.getString("content_type"),
                row.getLong("bytes"),
                new LabelledConfidence(row.getString("edge_label"), row.getDouble("edge_confidence")),
                cloudLabel == null ? null : new LabelledConfidence(cloudLabel, row.getDouble("cloud_confidence")),
                row.getString("node"),
                Instant.parse(row.getString("captured_at")),
                Instant.parse(row.getString("received_at")),
                row.getInt("deliveries"));
    }
}
