package io.skerry.learning.privacy;

/**
 * An (ε, δ) guarantee: leaving one client out changes the probability of any outcome by no more than a factor of exp(ε), but for a
 * probability of δ.
 *
 * @param epsilon ε; infinite if there is no guarantee
 * @param delta δ
 * @param order the Rényi order that gave the smallest ε
 */
public record PrivacyLoss(double epsilon, double delta, double order) {}
