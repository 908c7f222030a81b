package io.skerry.operator.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.skerry.api.Kinds;
import io.skerry.api.resource.ResourceStatus;
import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.skerry.operator.testbed.OperatorProcess;
import io.skerry.operator.user.ClusterUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of Sedna's samples that Sedna's own CRDs accept, unmodified, in a namespace of its own. */
@Tag("real")
@ExtendWith(ClusterExtension.class)
class SednaSamplesTest {

    private static final Path FOLDER =
            Path.of("..", "src-shared", "api", "src", "test", "resources", "sedna", "samples");
    private static final Set<String> REFUSED_BY_SEDNA =
            Set.of("sample-objectsearchservice.yaml", "sample-objecttrackingservice.yaml");

    private static Cluster cluster;
    private static OperatorProcess operator;

    @BeforeAll
    static void start(Cluster given) throws IOException {
        cluster = given;
        cluster.addNode("edge-node");
        cluster.addNode("cloud-node");
        operator = OperatorProcess.start(cluster, "samples");
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    static List<Path> samples() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file ->
                            !REFUSED_BY_SEDNA.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_taken_and_its_status_says_how_it_stands(Path file) throws IOException {
        String yaml = Files.readString(file);
        GenericKubernetesResource sample =
                cluster.client().getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        ClusterUser user = cluster.userIn(namespace(file));

        user.apply(yaml);

        CustomResource<?, ? extends ResourceStatus> looked = user.await(
                kind(sample),
                sample.getMetadata().getName(),
                found -> ClusterUser.condition(found, "Ready").isPresent());
        assertThat(ClusterUser.condition(looked, "Ready").orElseThrow().reason())
                .isIn(expectedReasons(sample.getKind()));
    }

    /** Without the Models that a service names; with them it is one of the golden scenarios. */
    private static Set<String> expectedReasons(String kind) {
        return switch (kind) {
            case "Model" -> Set.of("Accepted");
            case "Dataset" -> Set.of("Accepted", "NodeNotFound");
            case "JointInferenceService" -> Set.of("ModelNotFound");
            default -> Set.of("ControllerNotInThisVersion");
        };
    }

    @SuppressWarnings("unchecked") // all kinds have a status of this type
    private static Class<? extends CustomResource<?, ? extends ResourceStatus>> kind(HasMetadata sample) {
        return (Class<? extends CustomResource<?, ? extends ResourceStatus>>) Kinds.ALL.stream()
                .filter(kind -> HasMetadata.getKind(kind).equals(sample.getKind()))
                .findFirst()
                .orElseThrow();
    }

    private static String namespace(Path file) {
        return "sample-" + file.getFileName().toString().replace(".yaml", "").replaceAll("[^a-z0-9]", "-");
    }
}
