package io.skerry.operator.worker;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A node that runs no pods at the moment.
 *
 * @param missing whether it does not exist; if it does, it is away
 */
public record UnavailableNode(String name, boolean missing) {

    /**
     * The first of these nodes that is unavailable.
     *
     * @param nodes by name
     */
    public static Optional<UnavailableNode> of(Collection<String> names, Function<String, Optional<Node>> nodes) {
        return names.stream()
                .sorted()
                .flatMap(name -> of(name, nodes.apply(name)))
                .findFirst();
    }

    private static Stream<UnavailableNode> of(String name, Optional<Node> node) {
        return node.filter(UnavailableNode::isReady).isPresent()
                ? Stream.empty()
                : Stream.of(new UnavailableNode(name, node.isEmpty()));
    }

    /** Whether Kubernetes hears the node's kubelet. */
    public static boolean isReady(Node node) {
        return Stream.ofNullable(node.getStatus())
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> condition.getType().equals("Ready"))
                .map(NodeCondition::getStatus)
                .anyMatch("True"::equals);
    }
}
