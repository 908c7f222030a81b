package io.skerry.edge.ingress;

/** A request that is refused before a model sees it. */
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

    /** As {@link Problem#status}. */
    public int status() {
        return status;
    }
}
