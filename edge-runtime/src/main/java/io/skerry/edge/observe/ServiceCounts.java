package io.skerry.edge.observe;

/**
 * A service's counts since the start.
 *
 * @param answers answered examples
 * @param hard those of them that the miner found hard
 * @param offloaded hard examples that were sent to the deep model
 */
public record ServiceCounts(long answers, long hard, long offloaded) {}
