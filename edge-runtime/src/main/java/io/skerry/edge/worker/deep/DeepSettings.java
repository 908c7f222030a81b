package io.skerry.edge.worker.deep;

import java.time.Duration;

/**
 * How a deep worker works.
 *
 * @param maxBatch most questions in one call of the model
 * @param queue questions that may wait; more are refused at once
 * @param beat time between heartbeats, as {@link io.skerry.edge.link.Pulse} takes it
 */
public record DeepSettings(int maxBatch, int queue, Duration beat) {

    public DeepSettings {
        if (maxBatch < 1 || queue < maxBatch) {
            throw new IllegalArgumentException("the deep worker's batch is " + maxBatch + " and its queue " + queue
                    + ": the batch must be at least 1, the queue at least as large");
        }
    }
}
