package io.skerry.edge.spool;

/** A spooled sample that no link will ever take: sending it again is of no use. */
public final class UnsendableException extends Exception {

    private static final long serialVersionUID = 1;

    public UnsendableException(String message, Throwable cause) {
        super(message, cause);
    }
}
