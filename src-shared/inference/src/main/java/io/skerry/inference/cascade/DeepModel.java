package io.skerry.inference.cascade;

import io.skerry.inference.predict.Example;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The side door: the deep model, wherever it is. */
@FunctionalInterface
public interface DeepModel {

    /**
     * Asks the deep model about a hard example.
     *
     * @param id the example's id
     * @param example as it came in
     * @param edge what the shallow model said, for evidence of agreement
     * @param deadline {@link System#nanoTime()} at which the answer is due
     * @return completes by the deadline, whatever happens, and never with an exception
     */
    CompletableFuture<OffloadOutcome> ask(UUID id, Example example, Verdict edge, long deadline);

    /** No deep model: every hard example gets the edge's answer. */
    static DeepModel none() {
        CompletableFuture<OffloadOutcome> offline =
                CompletableFuture.completedFuture(new OffloadOutcome.Offline("this service has no deep model"));
        return (id, example, edge, deadline) -> offline;
    }
}
