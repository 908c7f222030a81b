package io.skerry.link;

/** A frame could not be handed to the first hop. */
public final class LinkException extends Exception {

    private static final long serialVersionUID = 1;

    public LinkException(String message) {
        super(message);
    }

    public LinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
