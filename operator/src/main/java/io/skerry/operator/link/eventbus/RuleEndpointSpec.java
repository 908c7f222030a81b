package io.skerry.operator.link.eventbus;

import java.util.Map;

/**
 * A RuleEndpoint's spec.
 *
 * @param ruleEndpointType {@code rest} or {@code eventbus}
 * @param properties none for these two
 */
public record RuleEndpointSpec(String ruleEndpointType, Map<String, String> properties) {}
