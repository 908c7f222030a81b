package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.NodeState;
import io.skerry.api.resource.ModelName;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a service refers to by name. */
final class ServiceReferences {

    private ServiceReferences() {}

    static Set<String> models(JointInferenceService service) {
        return Stream.of(
                        service.getSpec().edgeWorker().model(),
                        service.getSpec().cloudWorker().model())
                .map(ModelName::name)
                .collect(Collectors.toSet());
    }

    /** The nodes that workers are bound to, and those that the edge's are on. */
    static Set<String> nodes(JointInferenceService service) {
        Stream<String> bound = Stream.of(
                        service.getSpec().edgeWorker().template(),
                        service.getSpec().cloudWorker().template())
                .flatMap(template -> boundTo(template).stream());
        Stream<String> used = Stream.ofNullable(service.getStatus())
                .flatMap(status -> status.nodes().stream())
                .map(NodeState::name);
        return Stream.concat(bound, used).collect(Collectors.toSet());
    }

    /** The node that the user's template names. */
    static Optional<String> boundTo(PodTemplateSpec template) {
        return Optional.ofNullable(template.getSpec().getNodeName()).filter(name -> !name.isEmpty());
    }
}
