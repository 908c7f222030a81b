package io.skerry.edge.ingress;

/**
 * An error as a client sees it.
 *
 * @param error what, why, and what to do next
 */
public record Problem(String error) {}
