package io.skerry.operator.rights;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.skerry.operator.link.eventbus.Rule;
import io.skerry.operator.link.eventbus.RuleEndpoint;
import io.skerry.operator.link.eventbus.RuleEndpointSpec;
import io.skerry.operator.link.eventbus.RuleSpec;
import io.skerry.operator.testbed.Chart;
import io.skerry.operator.testbed.Eventually;
import io.skerry.operator.user.ClusterUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happens to the Rules of KubeEdge: made, deleted by hand, edited, and made again for a new key. */
final class RulesLife {

    private static final String DOWNLINK = "skerry-downlink";
    private static final Path SERVICE = Path.of("src/test/resources/rights/offloading.yaml");

    private final ClusterUser user;
    private final KubernetesClient client;

    RulesLife(ClusterUser user) {
        this.user = user;
        this.client = user.client();
    }

    /** Returns when everything is right again. */
    void run() throws IOException {
        client.resource(stranger()).create();
        client.resource(strangersEndpoint()).create();
        user.apply(Files.readString(SERVICE));
        Eventually.holds("a node with two services, of which one offloads, has its Rules", () -> rules().size() == 3);
        Eventually.holds("the stranger's Rule is ours", () -> !spec(DOWNLINK).equals(strangersSpec()));

        List<String> names = rules();
        for (String name : names) {
            client.resources(Rule.class)
                    .inNamespace(Chart.NAMESPACE)
                    .withName(name)
                    .delete();
        }
        Eventually.holds("Rules that somebody deleted are there again", () -> rules().equals(names));

        client.resources(RuleEndpoint.class)
                .inNamespace(Chart.NAMESPACE)
                .withName("skerry-rest")
                .edit(endpoint -> {
                    endpoint.setSpec(new RuleEndpointSpec("servicebus", Map.of("service_port", "9100")));
                    return endpoint;
                });
        Eventually.holds(
                "a RuleEndpoint that somebody edited is right again",
                () -> "rest"
                        .equals(client.resources(RuleEndpoint.class)
                                .inNamespace(Chart.NAMESPACE)
                                .withName("skerry-rest")
                                .get()
                                .getSpec()
                                .ruleEndpointType()));

        Map<String, RuleSpec> before = specs(names);
        client.secrets().inNamespace(Chart.NAMESPACE).withName("skerry-link").delete();
        Eventually.holds(
                "Rules and workers have secrets of a new key",
                () -> specs(names).entrySet().stream()
                                .filter(rule -> !rule.getValue().equals(before.get(rule.getKey())))
                                .count()
                        == 2);
        Eventually.holds("and the worker has, too", () -> keys() == 2);
    }

    private long keys() {
        return client.secrets().inNamespace(user.namespace()).list().getItems().stream()
                .map(Secret::getMetadata)
                .filter(metadata -> metadata.getName().startsWith("offloading-link-"))
                .count();
    }

    private List<String> rules() {
        return client.resources(Rule.class).inNamespace(Chart.NAMESPACE).list().getItems().stream()
                .map(HasMetadata::getMetadata)
                .filter(metadata -> metadata.getLabels() != null)
                .map(metadata -> metadata.getName())
                .sorted()
                .toList();
    }

    private RuleSpec spec(String name) {
        return Optional.ofNullable(client.resources(Rule.class)
                        .inNamespace(Chart.NAMESPACE)
                        .withName(name)
                        .get())
                .map(Rule::getSpec)
                .orElse(strangersSpec());
    }

    private Map<String, RuleSpec> specs(List<String> names) {
        return names.stream().collect(Collectors.toMap(name -> name, this::spec));
    }

    /** Has the name of one of ours, and is not known to be ours. */
    private static Rule stranger() {
        Rule rule = new Rule();
        rule.getMetadata().setName(DOWNLINK);
        rule.getMetadata().setNamespace(Chart.NAMESPACE);
        rule.setSpec(strangersSpec());
        return rule;
    }

    private static RuleEndpoint strangersEndpoint() {
        RuleEndpoint endpoint = new RuleEndpoint();
        endpoint.getMetadata().setName("skerry-eventbus");
        endpoint.getMetadata().setNamespace(Chart.NAMESPACE);
        endpoint.setSpec(new RuleEndpointSpec("rest", Map.of()));
        return endpoint;
    }

    private static RuleSpec strangersSpec() {
        return new RuleSpec("a", Map.of("path", "/a"), "b", Map.of("topic", "b"));
    }
}
