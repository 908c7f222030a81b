package io.skerry.training.checkpoint;

import org.jspecify.annotations.Nullable;

/** A checkpoint that cannot be used or written; the message says why, what is kept, and what to do. */
public final class CheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CheckpointException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
