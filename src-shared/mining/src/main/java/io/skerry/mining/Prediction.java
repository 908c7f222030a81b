package io.skerry.mining;

/** What a model said about one example, in the form that miners read. */
public sealed interface Prediction permits ClassScores, Boxes {}
