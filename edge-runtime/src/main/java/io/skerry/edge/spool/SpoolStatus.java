package io.skerry.edge.spool;

import java.util.Map;

/**
 * A look at the spool. All counts but samples and bytes are since it was opened.
 *
 * @param samples samples in the spool
 * @param bytes what they count against the cap
 * @param stored samples taken
 * @param delivered samples acknowledged by the other side
 * @param dropped samples dropped, for each reason that occurred
 * @param setAside damaged files that were moved aside, the one found at the opening included
 */
public record SpoolStatus(
        SpoolState state,
        long samples,
        long bytes,
        long stored,
        long delivered,
        Map<DropReason, Long> dropped,
        long setAside) {

    public long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }
}
