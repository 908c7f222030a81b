package io.skerry.operator.plan;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.resource.WorkerRuntime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the runtime on the nodes themselves serves a service: read from the pod template of its edge worker. */
public sealed interface Placement {

    /** In an index by node: what names labels, not a node. */
    String LABELLED = "*";

    /** Nowhere: the edge worker is a pod. */
    record None() implements Placement {}

    /** On one node. */
    record OnNode(String name) implements Placement {}

    /** On every node with these labels. */
    record OnLabelled(Map<String, String> labels) implements Placement {}

    /** Nothing says where. */
    record Unsaid() implements Placement {}

    /** Reads a service. */
    static Placement of(JointInferenceService service) {
        if (WorkerRuntime.of(service.getSpec().edgeWorker().template()) != WorkerRuntime.SKERRY) {
            return new None();
        }
        PodSpec pod = service.getSpec().edgeWorker().template().getSpec();
        if (pod.getNodeName() != null && !pod.getNodeName().isEmpty()) {
            return new OnNode(pod.getNodeName());
        }
        return pod.getNodeSelector() == null || pod.getNodeSelector().isEmpty()
                ? new Unsaid()
                : new OnLabelled(pod.getNodeSelector());
    }

    /** Whether a node is meant. */
    default boolean covers(Node node) {
        return switch (this) {
            case OnNode(String name) -> name.equals(node.getMetadata().getName());
            case OnLabelled(Map<String, String> labels) ->
                node.getMetadata().getLabels() != null
                        && node.getMetadata().getLabels().entrySet().containsAll(labels.entrySet());
            case None _, Unsaid _ -> false;
        };
    }

    /** The nodes that are meant, of all that exist. */
    default Stream<Node> among(Cache<Node> nodes) {
        return switch (this) {
            case OnNode(String name) -> nodes.get(new ResourceID(name)).stream();
            case OnLabelled _ -> nodes.list(this::covers);
            case None _, Unsaid _ -> Stream.of();
        };
    }

    /** Under which it stands in an index by node. */
    default List<String> keys() {
        return switch (this) {
            case OnNode(String name) -> List.of(name);
            case OnLabelled _ -> List.of(LABELLED);
            case None _, Unsaid _ -> List.of();
        };
    }
}
