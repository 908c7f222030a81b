package io.skerry.training.metrics;

/**
 * How good a classifier is.
 *
 * @param loss mean cross-entropy of an example
 * @param accuracy share of the examples that it is right about
 * @param macroF1 mean F1 over the classes
 */
public record Evaluation(double loss, double accuracy, double macroF1) {}
