package io.skerry.edge.spool;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sample that may be delivered.
 *
 * @param sequence place in the order of arrival
 * @param conclusion what was learned after the sample was spooled, such as the verdict of the cloud; null if nothing was
 */
public record ReadySample(
        long sequence, SpooledSample sample, @Nullable ByteBuffer conclusion) {

    public UUID id() {
        return sample.id();
    }

    /** Bytes in memory and, about, on the link. */
    public long bytes() {
        return sample.spooledBytes() + (conclusion == null ? 0 : conclusion.remaining());
    }
}
