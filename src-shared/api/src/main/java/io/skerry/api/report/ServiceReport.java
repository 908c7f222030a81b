package io.skerry.api.report;

import org.jspecify.annotations.Nullable;

/**
 * The state of one service on one node. It travels as the payload of a {@code status} frame whose subject is the service; counters
 * begin at 0 with each run of the program, which the frame's source names.
 *
 * @param ready whether requests are answered
 * @param model name and version of the shallow model that answers, {@code name:version}; absent: none does
 * @param modelSha256 digest of that model
 * @param inferences answered requests
 * @param hardExamples answers that the miner found hard
 * @param offloaded hard examples that were sent to the deep model
 * @param spoolWaiting hard examples that wait for delivery, over all services of the node
 * @param deepHeard whether a deep worker of the service is heard
 * @param problem why it is not ready, or why its newest model was refused, and what to do; absent: nothing is wrong
 */
public record ServiceReport(
        boolean ready,
        @Nullable String model,
        @Nullable String modelSha256,
        long inferences,
        long hardExamples,
        long offloaded,
        long spoolWaiting,
        boolean deepHeard,
        @Nullable String problem) {}
