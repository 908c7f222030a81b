package io.skerry.operator.plan;

import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.PlanJson;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Plan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A plan as it is sent.
 *
 * @param generation a larger one is newer
 * @param digest {@code sha256:} and the digest of the JSON text
 * @param json the text
 */
record PlanDocument(long generation, String digest, ByteBuffer json) {

    /** Digest that a node names which has no plan. */
    static final String NONE = "none";

    /** Larger texts travel compressed. */
    private static final int COMPRESSED_FROM = 8 << 10;

    /** Writes a plan. The order of the services does not matter. */
    static PlanDocument of(long generation, List<ServiceAssignment> services) {
        List<ServiceAssignment> sorted = services.stream()
                .sorted(Comparator.comparing(ServiceAssignment::namespace).thenComparing(ServiceAssignment::name))
                .toList();
        byte[] json = PlanJson.write(new NodePlan(NodePlan.API_VERSION, generation, sorted));
        return new PlanDocument(
                generation,
                "sha256:" + HexFormat.of().formatHex(sha256(json)),
                ByteBuffer.wrap(json).asReadOnlyBuffer());
    }

    /** The message that carries it. */
    Plan toMessage() {
        byte[] text = new byte[json.remaining()];
        json.duplicate().get(text);
        boolean compressed = text.length >= COMPRESSED_FROM;
        return new Plan(
                generation,
                digest,
                new Payload(
                        "application/json",
                        compressed ? "gzip" : null,
                        List.of(),
                        ByteBuffer.wrap(compressed ? compress(text) : text)));
    }

    private static byte[] compress(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
