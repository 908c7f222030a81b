package io.skerry.operator.link.eventbus;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.skerry.api.plan.ServiceName;
import io.skerry.link.eventbus.LinkKey;
import io.skerry.link.eventbus.Routes;
import io.skerry.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The Rules that KubeEdge needs to lead frames: one for the way down to all nodes; for each node one for what it says of itself, and one
 * for each service that it asks a deep model of. A node's Rules belong to it and go with it.
 *
 * @param places where they are, and where they lead
 * @param keys of the ingests
 */
record Rules(Places places, LinkKeys keys) {

    /** On everything here: who made it. */
    static final Map<String, String> LABELS = Map.of("app.kubernetes.io/managed-by", "skerry-operator");

    private static final String REST = "skerry-rest";
    private static final String EVENTBUS = "skerry-eventbus";
    private static final int DIGEST_BYTES = 8;

    /** The two ends that all Rules lead from and to. */
    List<RuleEndpoint> endpoints() {
        return List.of(endpoint(REST, "rest"), endpoint(EVENTBUS, "eventbus"));
    }

    /** The way down: what follows the path in a request's address follows the topic. */
    Rule downlink() {
        return rule(
                metadata("skerry-downlink").build(),
                new RuleSpec(
                        REST, Map.of("path", Routes.DOWNLINK_PATH), EVENTBUS, Map.of("topic", Routes.DOWNLINK_TOPIC)));
    }

    /** The way up for what a node says of itself. */
    Rule status(Node node) {
        return uplink(node, Topics.status(name(node)), places.operator().toString(), keys.operator());
    }

    /** The name of {@link #status}. */
    static String statusName(Node node) {
        return uplinkName(node, Topics.status(name(node)));
    }

    /** The way up for what a node sends for a service. */
    Rule service(Node node, ServiceName service) {
        return uplink(node, topic(service), places.worker(service), keys.of(service));
    }

    /** The name of {@link #service}. */
    static String serviceName(Node node, ServiceName service) {
        return uplinkName(node, topic(service));
    }

    private static String topic(ServiceName service) {
        return Topics.service(service.namespace(), service.name());
    }

    private static String uplinkName(Node node, String topic) {
        return "skerry-up-" + digest(name(node)) + "-" + digest(topic);
    }

    private Rule uplink(Node node, String topic, String ingest, LinkKey key) {
        String url = ingest + Routes.ingest(name(node)) + "?key=" + key.secret(name(node));
        ObjectMeta metadata = metadata(uplinkName(node, topic))
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion(node.getApiVersion())
                        .withKind(node.getKind())
                        .withName(name(node))
                        .withUid(node.getMetadata().getUid())
                        .build())
                .build();
        return rule(
                metadata,
                new RuleSpec(EVENTBUS, Map.of("topic", topic, "node_name", name(node)), REST, Map.of("resource", url)));
    }

    private static String name(Node node) {
        return node.getMetadata().getName();
    }

    /** A node's name may be longer than what is left for it in a Rule's name. */
    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Rule rule(ObjectMeta metadata, RuleSpec spec) {
        Rule rule = new Rule();
        rule.setMetadata(metadata);
        rule.setSpec(spec);
        return rule;
    }

    private RuleEndpoint endpoint(String name, String type) {
        RuleEndpoint endpoint = new RuleEndpoint();
        endpoint.setMetadata(metadata(name).build());
        endpoint.setSpec(new RuleEndpointSpec(type, Map.of()));
        return endpoint;
    }

    private ObjectMetaBuilder metadata(String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(places.namespace())
                .withLabels(LABELS);
    }
}
