package io.skerry.edge.worker.deep;

import java.time.Duration;

/**
 * How a deep worker works.
 *
 * @param maxBatch most questions in one call of the model
 * @param queue questions that may wait; more are refused at once
 * @param beat time between heartbeats
 */
public record DeepSettings(int maxBatch, int queue, Duration beat) {

    public DeepSettings {
        if (maxBatch < 1 || queue < maxBatch) {
            throw new IllegalArgumentException("the deep worker's batch is " + maxBatch + " and its queue " + queue
                    + ": the batch must be at least 1, the queue at least as large");
        }
        if (beat.compareTo(Duration.ofMillis(50)) < 0 || beat.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "the heartbeat's period is " + beat + ": must lie between 50 ms and 1 minute");
        }
    }
}
