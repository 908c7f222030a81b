package io.skerry.edge.spool;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * A hard example as its producer hands it over. The spool does not read header and payload; neither may change until the append is
 * answered.
 *
 * @param id unique for ever; time-ordered ids (UUID version 7) keep the index small
 * @param subject {@code namespace/name} of the service
 * @param capturedAt when the example came in, by the clock of this node; for people, never for order
 * @param header what is known at once, in the producer's own form
 * @param payload the example itself
 */
public record SpooledSample(UUID id, String subject, Instant capturedAt, ByteBuffer header, ByteBuffer payload) {

    /** What a sample takes beside its bytes: its row, its place in the index, its conclusion. */
    static final int ROW_BYTES = 256;

    public SpooledSample {
        header = header.asReadOnlyBuffer();
        payload = payload.asReadOnlyBuffer();
    }

    /** What the sample counts against the cap of the spool, in bytes. */
    long spooledBytes() {
        return (long) ROW_BYTES + header.remaining() + payload.remaining();
    }
}
