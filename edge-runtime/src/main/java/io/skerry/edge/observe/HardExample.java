package io.skerry.edge.observe;

import io.skerry.inference.cascade.AnswerSource;
import io.skerry.inference.cascade.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hard example as people look at it.
 *
 * @param time of the answer
 * @param source whose verdict stood
 * @param hardness the miner's number, 0 to 1
 * @param cloud absent if the deep model was not asked or not in time
 * @param picture absent if the example is no picture, or too large to be remembered
 */
record HardExample(
        UUID id,
        Instant time,
        AnswerSource source,
        double hardness,
        Verdict edge,
        @Nullable Verdict cloud,
        @Nullable Picture picture) {}
