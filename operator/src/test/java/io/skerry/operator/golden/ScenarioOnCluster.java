package io.skerry.operator.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.operator.user.ClusterUser;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A golden scenario on a real cluster.
 *
 * @param user in whose namespace it is played
 */
public record ScenarioOnCluster(Scenario scenario, ClusterUser user) {

    /** One of the scenarios by its name. */
    public static ScenarioOnCluster named(String name, ClusterUser user) {
        return new ScenarioOnCluster(
                JointInferenceGoldenTest.scenarios().stream()
                        .filter(scenario -> scenario.name().equals(name))
                        .findFirst()
                        .orElseThrow(),
                user);
    }

    /** Does what the user does. */
    public void apply() throws IOException {
        user.apply(scenario.in());
    }

    /** Returns when all workers of the service run. */
    public JointInferenceService awaitRunning() throws IOException {
        String name = named("JointInferenceService").findFirst().orElseThrow();
        return user.awaitReason(JointInferenceService.class, name, "WorkersRunning");
    }

    /** The names of the resources of a kind that the user applies. */
    Stream<String> named(String kind) throws IOException {
        return documents(scenario.in())
                .filter(resource -> resource.getKind().equals(kind))
                .map(resource -> resource.getMetadata().getName());
    }

    /** The objects that are not what the golden file says, missing or more than it says; none: all is right. */
    public List<String> differences(JointInferenceService service) throws IOException {
        List<GenericKubernetesResource> expected = expected(service);
        if (expected.isEmpty()) {
            throw new IllegalStateException("the scenario " + scenario.name() + " expects nothing");
        }
        Set<String> names = expected.stream().map(ScenarioOnCluster::name).collect(Collectors.toSet());
        return Stream.concat(
                        expected.stream().flatMap(this::differences),
                        made().map(ScenarioOnCluster::name)
                                .filter(name -> !names.contains(name))
                                .map(name -> name + " is one too many"))
                .toList();
    }

    private Stream<String> differences(GenericKubernetesResource expected) {
        HasMetadata actual = user.client().resource(expected).get();
        return actual == null
                ? Stream.of(name(expected) + " is missing")
                : Subset.differences(tree(expected), tree(actual)).stream()
                        .map(difference -> name(expected) + difference);
    }

    private static String name(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    private Stream<HasMetadata> made() {
        return Stream.of(Deployment.class, Service.class, HorizontalPodAutoscaler.class)
                .flatMap(
                        kind -> user.client().resources(kind).inNamespace(user.namespace()).list().getItems().stream());
    }

    /** All documents but the last, which is the status. */
    private List<GenericKubernetesResource> expected(JointInferenceService service) throws IOException {
        String out = scenario.out();
        String objects = out.substring(0, out.lastIndexOf("---\n"));
        return documents(objects.replace("<uid>", service.getMetadata().getUid())
                        .replaceAll("\\b" + scenario.name() + "\\b", user.namespace()))
                .toList();
    }

    private Stream<GenericKubernetesResource> documents(String yaml) {
        return Stream.of(yaml.split("(?m)^---\n"))
                .filter(document -> !document.isBlank())
                .map(document -> user.client()
                        .getKubernetesSerialization()
                        .unmarshal(document, GenericKubernetesResource.class));
    }

    private JsonNode tree(HasMetadata object) {
        return user.client().getKubernetesSerialization().convertValue(object, JsonNode.class);
    }
}
