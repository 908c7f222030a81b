package io.skerry.operator.link.eventbus;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.skerry.api.plan.ServiceName;
import io.skerry.link.eventbus.Routes;
import io.skerry.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The Rules that KubeEdge needs to lead frames: one for the way down to all nodes; for each node one for what it says of itself, and one
 * for each service that it asks a deep model of.
 *
 * @param namespace of the Rules
 * @param ingest the operator's address as cloudcore reaches it, e.g. {@code http://skerry-operator.skerry:8080}
 * @param keys the nodes' keys
 */
record Rules(String namespace, String ingest, NodeKeys keys) {

    /** On everything here: who made it. */
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    static final String OPERATOR = "skerry-operator";

    /** On a node's Rules: a digest of its name, which may be longer than a label. */
    static final String NODE = "skerry.io/node";

    private static final String REST = "skerry-rest";
    private static final String EVENTBUS = "skerry-eventbus";
    private static final int SERVICE_PORT = 5000;

    /** The two ends that all Rules lead from and to. */
    List<RuleEndpoint> endpoints() {
        return List.of(endpoint(REST, "rest"), endpoint(EVENTBUS, "eventbus"));
    }

    /** The way down: what follows the path in a request's address follows the topic. */
    Rule downlink() {
        return rule(
                "skerry-downlink",
                Map.of(),
                new RuleSpec(
                        REST, Map.of("path", Routes.DOWNLINK_PATH), EVENTBUS, Map.of("topic", Routes.DOWNLINK_TOPIC)));
    }

    /** The ways up from one node. */
    List<Rule> uplinks(String node, Collection<ServiceName> services) {
        List<Rule> rules = new ArrayList<>();
        rules.add(uplink(node, Topics.status(node), ingest + Routes.ingest(node) + "?key=" + keys.atOperator(node)));
        services.stream()
                .sorted(Comparator.comparing(ServiceName::toString))
                .forEach(service -> rules.add(uplink(
                        node,
                        Topics.service(service.namespace(), service.name()),
                        "http://" + service.name() + "-cloud." + service.namespace() + ":" + SERVICE_PORT
                                + Routes.ingest(node) + "?key="
                                + keys.atService(service.namespace(), service.name(), node))));
        return rules;
    }

    private Rule uplink(String node, String topic, String url) {
        return rule(
                "skerry-up-" + digest(node) + "-" + digest(topic),
                Map.of(NODE, digest(node)),
                new RuleSpec(EVENTBUS, Map.of("topic", topic, "node_name", node), REST, Map.of("resource", url)));
    }

    /** The value of the label {@link #NODE}. */
    static String digest(String name) {
        CRC32C hash = new CRC32C();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(hash.getValue());
    }

    private Rule rule(String name, Map<String, String> labels, RuleSpec spec) {
        Rule rule = new Rule();
        rule.setMetadata(metadata(name, labels));
        rule.setSpec(spec);
        return rule;
    }

    private RuleEndpoint endpoint(String name, String type) {
        RuleEndpoint endpoint = new RuleEndpoint();
        endpoint.setMetadata(metadata(name, Map.of()));
        endpoint.setSpec(new RuleEndpointSpec(type, Map.of()));
        return endpoint;
    }

    private ObjectMeta metadata(String name, Map<String, String> labels) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .addToLabels(MANAGED_BY, OPERATOR)
                .build();
    }
}
