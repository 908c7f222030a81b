package io.skerry.operator.status;

/**
 * This process among several operators.
 *
 * @param name in a cluster the pod's
 */
public record Instance(String name) {}
