package io.skerry.edge.worker.collect;

import io.skerry.wire.message.Sample;
import java.util.UUID;

/**
 * A sample as it was delivered.
 *
 * @param id the frame's id, the same in each delivery
 * @param node the edge node that sent it
 */
public record CollectedSample(UUID id, String node, Sample sample) {}
