package io.skerry.operator.faults;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.skerry.operator.link.eventbus.Rule;
import io.skerry.operator.testbed.Chart;
import io.skerry.operator.testbed.Eventually;
import io.skerry.operator.testbed.OperatorProcess;
import io.skerry.wire.Topics;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The Rules that lead what a node says. */
record UplinkRules(KubernetesClient client, String node) {

    /** The uids of their owners. */
    List<String> owners() {
        return list().stream()
                .flatMap(rule -> rule.getMetadata().getOwnerReferences().stream())
                .map(OwnerReference::getUid)
                .toList();
    }

    /** Waits for the Rule for what the node says of itself; returns where it leads, with the node's secret. */
    URI ingest(OperatorProcess operator) {
        Eventually.holds("node " + node + " has a Rule for its status", () -> status().isPresent());
        URI url = URI.create(status().orElseThrow().getSpec().targetResource().get("resource"));
        return operator.http().resolve(url.getRawPath() + "?" + url.getRawQuery());
    }

    private Optional<Rule> status() {
        return list().stream()
                .filter(rule -> Topics.status(node)
                        .equals(rule.getSpec().sourceResource().get("topic")))
                .findFirst();
    }

    private List<Rule> list() {
        return client.resources(Rule.class).inNamespace(Chart.NAMESPACE).list().getItems().stream()
                .filter(rule -> node.equals(rule.getSpec().sourceResource().get("node_name")))
                .toList();
    }
}
