package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Pod;
import io.skerry.api.jointinference.NodeState;
import io.skerry.operator.worker.PodTrouble;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nodes that the pods of a shallow model are on. */
final class EdgeNodes {

    private EdgeNodes() {}

    /** By name; a node is ready if one of its pods is. */
    static List<NodeState> of(Collection<Pod> pods) {
        return pods.stream()
                .filter(pod ->
                        pod.getSpec().getNodeName() != null && pod.getMetadata().getDeletionTimestamp() == null)
                .collect(Collectors.groupingBy(pod -> pod.getSpec().getNodeName(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(node -> state(node.getKey(), node.getValue()))
                .toList();
    }

    private static NodeState state(String name, List<Pod> pods) {
        boolean ready = pods.stream().anyMatch(EdgeNodes::isReady);
        String trouble = ready ? null : PodTrouble.of(pods).orElse(null);
        return new NodeState(name, ready, null, null, null, null, trouble);
    }

    private static boolean isReady(Pod pod) {
        return Stream.ofNullable(pod.getStatus())
                .flatMap(status -> status.getConditions().stream())
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }
}
