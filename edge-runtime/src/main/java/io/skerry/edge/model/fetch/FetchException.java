package io.skerry.edge.model.fetch;

import java.io.IOException;

/** A file that could not be fetched. The message says what, why and what to do next; it never holds a credential. */
public final class FetchException extends IOException {

    private static final long serialVersionUID = 1;

    /** What went wrong; a bounded set, fit for a metric label. */
    public enum Kind {
        /** The source does not answer, answers too slowly, or says that it cannot now. */
        UNREACHABLE(true),
        /** The source has no such file. */
        NOT_FOUND(true),
        /** The source does not let this node read the file. */
        DENIED(true),
        /** This node's disk cannot take the file. */
        DISK(true),
        /** The file is larger than this node accepts. */
        TOO_LARGE(false),
        /** The address is one that this node must not read. */
        NOT_ALLOWED(false),
        /** What came is not what the reference or the manifest promises. */
        INVALID(false);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }
    }

    private final Kind kind;

    public FetchException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public FetchException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the same fetch may succeed later with nothing changed here. */
    public boolean passing() {
        return kind.passing;
    }
}
