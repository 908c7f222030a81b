package io.skerry.api.plan;

/** A plan that is refused; the message names the field, what is wrong with it and what to write instead. */
public final class InvalidPlanException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public InvalidPlanException(String message) {
        super(message);
    }

    public InvalidPlanException(String message, Throwable cause) {
        super(message, cause);
    }
}
