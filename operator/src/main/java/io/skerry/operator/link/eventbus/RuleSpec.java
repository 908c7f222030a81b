package io.skerry.operator.link.eventbus;

import java.util.Map;

/**
 * A Rule's spec.
 *
 * @param source name of a RuleEndpoint in the Rule's namespace
 * @param sourceResource of an {@code eventbus}: its topic and node; of {@code rest}: its path
 * @param target name of a RuleEndpoint in the Rule's namespace
 * @param targetResource of an {@code eventbus}: its topic; of {@code rest}: its URL
 */
public record RuleSpec(
        String source, Map<String, String> sourceResource, String target, Map<String, String> targetResource) {}
