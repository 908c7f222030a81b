package io.skerry.training.metrics;

/**
 * One time through all examples.
 *
 * @param number from 1
 * @param trainingLoss mean over the examples, each before the step that it was part of
 * @param validation how good the model is after it
 */
public record Epoch(int number, double trainingLoss, Evaluation validation) {}
