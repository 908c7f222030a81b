package io.skerry.edge.spool;

/** Why a sample is not, or no longer, in the spool without having been delivered. */
public enum DropReason {
    /** The disk is slower than the producers: too much waits in memory. */
    QUEUE_FULL,
    /** The sample alone is larger than the spool accepts. */
    TOO_LARGE,
    /** The spool is full and keeps what it has. */
    FULL,
    /** The spool was full and an older sample made room for a newer one. */
    EVICTED,
    /** The disk refuses writes. */
    FAILING,
    /** The bytes on the disk are damaged. */
    CORRUPT,
    /** The other side will never take this sample. */
    REFUSED,
    /** The spool is closed. */
    CLOSED
}
