package io.skerry.link.eventbus;

/** How the ingest answers a request. The router ignores it; it is for people, and for counters. */
public enum IngestAnswer {
    /** The frame is with its receiver. */
    TAKEN(202),
    /** It is no frame, or none that goes here. */
    GARBAGE(400),
    /** The node's secret is wrong, or the frame is another node's. */
    STRANGER(403),
    /** The body is too large. */
    TOO_LARGE(413);

    private final int status;

    IngestAnswer(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
