package io.skerry.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.skerry.operator.testbed.OperatorProcess;
import io.skerry.operator.user.ClusterUser;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden scenarios against a real API server, with its defaults and its own controllers. */
@Tag("real")
@ExtendWith(ClusterExtension.class)
class GoldenOnClusterTest {

    private static Cluster cluster;
    private static OperatorProcess operator;

    @BeforeAll
    static void start(Cluster given) throws IOException {
        cluster = given;
        cluster.addNode("edge-node");
        cluster.addNode("cloud-node");
        operator = OperatorProcess.start(cluster, "golden");
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    static List<Scenario> scenarios() {
        return JointInferenceGoldenTest.scenarios();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void the_cluster_has_what_the_file_says_and_the_service_becomes_ready(Scenario scenario) throws IOException {
        ClusterUser user = cluster.userIn(scenario.name());
        named(scenario, "Secret").forEach(secret -> cluster.grantSecret(scenario.name(), secret));

        user.apply(scenario.in());

        String name = named(scenario, "JointInferenceService").findFirst().orElseThrow();
        JointInferenceService service = user.awaitReason(JointInferenceService.class, name, "WorkersRunning");
        assertThat(expected(scenario, service))
                .isNotEmpty()
                .allSatisfy(object -> assertThat(Subset.differences(tree(object), tree(actual(object))))
                        .as("%s %s", object.getKind(), object.getMetadata().getName())
                        .isEmpty());
    }

    /** The names of the resources of a kind that the user applies. */
    private static Stream<String> named(Scenario scenario, String kind) throws IOException {
        return documents(scenario.in())
                .filter(resource -> resource.getKind().equals(kind))
                .map(resource -> resource.getMetadata().getName());
    }

    /** All documents but the last, which is the status. */
    private static List<GenericKubernetesResource> expected(Scenario scenario, JointInferenceService service)
            throws IOException {
        String out = scenario.out();
        String objects = out.substring(0, out.lastIndexOf("---\n"));
        return documents(objects.replace("<uid>", service.getMetadata().getUid()))
                .toList();
    }

    private static Stream<GenericKubernetesResource> documents(String yaml) {
        return Stream.of(yaml.split("(?m)^---\n"))
                .filter(document -> !document.isBlank())
                .map(document -> cluster.client()
                        .getKubernetesSerialization()
                        .unmarshal(document, GenericKubernetesResource.class));
    }

    private static HasMetadata actual(GenericKubernetesResource expected) {
        return cluster.client().resource(expected).get();
    }

    private static JsonNode tree(HasMetadata object) {
        return cluster.client().getKubernetesSerialization().convertValue(object, JsonNode.class);
    }
}
