package io.skerry.operator.reference;

import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;

/** Ends the look-up of references at the first that is missing or wrong. */
public final class UnresolvedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Progress.Stuck why;

    /**
     * @param message what is missing or wrong, and how to mend it
     */
    public UnresolvedException(Reason reason, String message) {
        super(message, null, false, false);
        this.why = new Progress.Stuck(reason, message);
    }

    /** What the status says of it. */
    public Progress.Stuck why() {
        return why;
    }
}
