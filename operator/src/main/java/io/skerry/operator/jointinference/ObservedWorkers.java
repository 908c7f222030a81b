package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.NodeState;
import io.skerry.operator.worker.Rollout;
import io.skerry.operator.worker.UnavailableNode;
import io.skerry.operator.worker.Worker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster says of a service's workers.
 *
 * @param states by what people call the workers
 * @param nodes that the edge worker's pods are on; absent: it has no pods
 */
record ObservedWorkers(
        SequencedMap<String, WorkerState> states, @Nullable List<NodeState> nodes) {

    /** Looks. */
    static ObservedWorkers of(JointInferenceService service, Context<JointInferenceService> context) {
        SednaWorkers workers = new SednaWorkers(service);
        SequencedMap<String, WorkerState> states = new LinkedHashMap<>();
        states.put(
                "cloud worker",
                state(workers.cloud(), service.getSpec().cloudWorker().template(), context));
        if (!EdgeAsPod.of(service)) {
            return new ObservedWorkers(states, null);
        }
        states.put(
                "edge worker",
                state(workers.edge(), service.getSpec().edgeWorker().template(), context));
        return new ObservedWorkers(states, EdgeNodes.of(pods(workers.edge(), context)));
    }

    /** How many there are, how many run and how many cannot. */
    Finding.Workers count() {
        return new Finding.Workers(
                states.size(),
                count(state -> state.rollout().running()),
                count(state -> state.rollout().trouble().isPresent()));
    }

    private int count(Predicate<WorkerState> which) {
        return Math.toIntExact(states.values().stream().filter(which).count());
    }

    private static WorkerState state(Worker worker, PodTemplateSpec template, Context<JointInferenceService> context) {
        Deployment deployment = context.getSecondaryResourcesAsStream(Deployment.class)
                .filter(candidate -> candidate.getMetadata().getName().equals(worker.deploymentName()))
                .findFirst()
                .orElse(null);
        List<Pod> pods = pods(worker, context);
        Set<String> nodes = Stream.concat(
                        ServiceReferences.boundTo(template).stream(),
                        pods.stream()
                                .flatMap(pod -> Stream.ofNullable(pod.getSpec().getNodeName())))
                .collect(Collectors.toSet());
        return new WorkerState(Rollout.of(deployment, pods), UnavailableNode.of(nodes, name -> node(name, context)));
    }

    private static List<Pod> pods(Worker worker, Context<JointInferenceService> context) {
        return context.getSecondaryResourcesAsStream(Pod.class)
                .filter(pod -> pod.getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(worker.labels().entrySet()))
                .toList();
    }

    private static Optional<Node> node(String name, Context<JointInferenceService> context) {
        return nodes(context).get(new ResourceID(name));
    }

    /** All nodes of the cluster. */
    static InformerEventSource<Node, JointInferenceService> nodes(Context<JointInferenceService> context) {
        return (InformerEventSource<Node, JointInferenceService>)
                context.eventSourceRetriever().getEventSourceFor(Node.class);
    }
}
