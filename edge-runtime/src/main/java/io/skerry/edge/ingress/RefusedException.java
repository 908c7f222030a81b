package io.skerry.edge.ingress;

/** A request that gets no answer, with the HTTP status that says why. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    public RefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    public RefusedException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** As in HTTP, whatever the way in: 400 bad, 404 unknown, 413 too large, 415 no image, 503 not now. */
    public int status() {
        return status;
    }
}
