package io.skerry.edge.offload;

import java.time.Duration;

/** What happens at the side door, for the counters. All calls come from threads that must not block. */
public interface OffloadObserver {

    /** A question went out with so many bytes of payload. */
    void sent(int bytes);

    /** A question was asked a second time. */
    void retried();

    /** An answer came in time: nanoseconds from question to answer, and what of it the worker spent. */
    void answered(long roundTripNanos, Duration queued, Duration computed);

    /** An answer came after the deadline. */
    void late(long roundTripNanos);

    /** An answer to no open question: a second one, replayed, or much too late. */
    void unexpected();

    /** Edge and cloud named the same class, or not. */
    void agreement(boolean agree);
}
