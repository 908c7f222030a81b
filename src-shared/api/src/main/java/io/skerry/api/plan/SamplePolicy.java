package io.skerry.api.plan;

/**
 * Whether hard examples are kept and delivered for training.
 *
 * @param keep false: they are forgotten once answered
 */
public record SamplePolicy(boolean keep) {

    public static final SamplePolicy DEFAULT = new SamplePolicy(true);
}
