package io.skerry.operator.testbed;

/** What can become of a request to an API server. */
public enum Fault {
    /** The connection breaks before the API server has the request. */
    REQUEST_LOST(0),
    /** The API server does what it is asked to do, and the connection breaks before it can say so. */
    ANSWER_LOST(0),
    /** Somebody else was faster, as far as the client knows. */
    CONFLICT(409),
    /** The client shall come again in a second. */
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500);

    private final int status;

    Fault(int status) {
        this.status = status;
    }

    /** The HTTP status of the answer; 0: there is none. */
    public int status() {
        return status;
    }
}
