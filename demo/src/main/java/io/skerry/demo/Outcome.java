package io.skerry.demo;

import org.jspecify.annotations.Nullable;

/**
 * What came back for one picture.
 *
 * @param image its place in the test set
 * @param scene when it was asked
 * @param answeredAt {@link System#nanoTime()}
 * @param nanos from question to answer, as the client saw it
 * @param answer absent: the request failed
 */
record Outcome(
        int image,
        Scene scene,
        long answeredAt,
        long nanos,
        @Nullable Answer answer) {

    /**
     * An answer.
     *
     * @param id of the example
     * @param source whose verdict stands
     * @param label that stands
     * @param edgeLabel what the shallow model said
     * @param hard whether the miner called it hard
     * @param stored whether the runtime said that the example is kept
     */
    record Answer(String id, String source, String label, String edgeLabel, boolean hard, boolean stored) {}
}
