package io.skerry.edge.worker.collect;

import java.time.Instant;

/**
 * What a store has from one node for one service.
 *
 * @param subject the service, {@code namespace/name}
 * @param bytes of all of them
 * @param newest when the last one arrived
 */
public record SampleGroup(String subject, String node, long samples, long bytes, Instant newest) {}
