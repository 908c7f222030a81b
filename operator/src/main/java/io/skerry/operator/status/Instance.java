package io.skerry.operator.status;

/**
 * This process among several operators.
 *
 * @param namespace that the operators are in
 * @param name in a cluster the pod's
 */
public record Instance(String namespace, String name) {}
