package io.skerry.inference.cascade;

import io.skerry.inference.predict.Example;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The back door: hard examples kept for training. */
public interface HardExamples {

    /** Whether an example was taken. */
    enum Kept {
        /** It is durable: it will reach the cloud. */
        STORED,
        /** It was not taken, by policy or because the store is full or failing; it is counted there. */
        DROPPED,
        /** The store had not said by the answer's deadline. */
        UNKNOWN
    }

    /**
     * Takes a hard example with the edge's verdict.
     *
     * @return completes when the example is durable or refused, never with an exception
     */
    CompletableFuture<Kept> keep(UUID id, Example example, Verdict edge);

    /** Adds how the offload ended; called once for each example given to {@link #keep}, {@code cloud} absent if it has no verdict. */
    void conclude(UUID id, Verdict edge, @Nullable Verdict cloud);

    /** Keeps nothing. */
    static HardExamples none() {
        CompletableFuture<Kept> dropped = CompletableFuture.completedFuture(Kept.DROPPED);
        return new HardExamples() {
            @Override
            public CompletableFuture<Kept> keep(UUID id, Example example, Verdict edge) {
                return dropped;
            }

            @Override
            public void conclude(UUID id, Verdict edge, @Nullable Verdict cloud) {}
        };
    }
}
