package io.skerry.operator.jointinference;

import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;

/** Ends the look-up of references at the first that is missing or wrong. */
final class UnresolvedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    final transient Progress.Stuck why;

    UnresolvedException(Reason reason, String message) {
        super(message, null, false, false);
        this.why = new Progress.Stuck(reason, message);
    }
}
