package io.skerry.onnx;

import org.jspecify.annotations.Nullable;

/** A model that cannot be used; the message says what, why, and what to do next. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What is wrong with the model: a closed list, so that it can be a metric's label. */
    public enum Kind {
        /** There is no such file. */
        MISSING,
        /** The file has no bytes. */
        EMPTY,
        /** The file, or a tensor that it declares, is larger than the limit. */
        TOO_LARGE,
        /** The file is not an ONNX model, or a damaged one. */
        CORRUPT,
        /** A sound model that needs what the runtime here does not have: an operator, a datatype. */
        UNSUPPORTED,
        /** The model keeps weights in other files. */
        EXTERNAL_DATA,
        /** The file's SHA-256 is not the expected one. */
        WRONG_DIGEST,
        /** What was asked needs a manifest and there is none. */
        NO_MANIFEST,
        /** The manifest itself is not valid. */
        BAD_MANIFEST,
        /** Manifest and graph say different things. */
        CONTRADICTION,
        /** The model does not answer its check set as its manifest says. */
        CHECK_FAILED,
        /** The library would report to its vendor. */
        TELEMETRY,
        /** The model failed while it ran. */
        RUN_FAILED
    }

    private final Kind kind;

    public ModelException(Kind kind, String message) {
        this(kind, message, null);
    }

    public ModelException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
