package io.skerry.inference.cascade;

import io.skerry.inference.predict.Classification;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one example.
 *
 * @param id of the example
 * @param source whose verdict stands
 * @param reason in words, for people
 * @param edgeScores everything the shallow model said
 * @param edge the shallow model's verdict
 * @param cloud the deep model's verdict; absent if it was not asked or not in time
 * @param hardness the miner's number, 0 to 1
 * @param kept whether the example was kept for training; absent if it was easy
 * @param nanos from arrival to answer
 */
public record Answer(
        UUID id,
        AnswerSource source,
        String reason,
        Classification edgeScores,
        Verdict edge,
        @Nullable Verdict cloud,
        double hardness,
        HardExamples.@Nullable Kept kept,
        long nanos) {

    /** The verdict that stands. */
    public Verdict verdict() {
        return cloud != null ? cloud : edge;
    }

    /** Whether the miner called the example hard. */
    public boolean hard() {
        return source != AnswerSource.EDGE;
    }
}
