package io.skerry.edge.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Samples whose bytes follow from their id, so that any of them can be checked later. */
final class Samples {

    static final String SUBJECT = "default/fashion";
    static final Instant CAPTURED_AT = Instant.parse("2026-11-26T10:15:30.123456789Z");

    private Samples() {}

    static SpooledSample of(UUID id, int payloadBytes) {
        return new SpooledSample(
                id,
                SUBJECT,
                CAPTURED_AT,
                ByteBuffer.wrap(("header of " + id).getBytes(UTF_8)),
                payload(id, payloadBytes));
    }

    static SpooledSample numbered(int number) {
        return of(id(number), 2048);
    }

    static UUID id(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L | number);
    }

    static ByteBuffer payload(UUID id, int bytes) {
        byte[] payload = new byte[bytes];
        new Random(id.hashCode()).nextBytes(payload);
        return ByteBuffer.wrap(payload);
    }
}
