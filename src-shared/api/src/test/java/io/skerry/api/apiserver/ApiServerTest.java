package io.skerry.api.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.jointinference.ModelFile;
import io.skerry.api.jointinference.NodeState;
import io.skerry.api.resource.BrokenRule;
import io.skerry.api.resource.Condition;
import io.skerry.api.resource.Metric;
import io.skerry.api.resource.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("real")
class ApiServerTest {

    private static final Path CRDS = Path.of("..", "..", "helm", "crds");
    private static final Path SAMPLES = Path.of("src", "test", "resources", "sedna", "samples");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization(MAPPER, false);

    private static ApiServer server;

    @BeforeAll
    static void startWithTheCrds() throws IOException {
        server = ApiServer.start(Path.of("target", "api-server"));
        try (Stream<Path> files = Files.list(CRDS)) {
            for (Path file : files.toList()) {
                CustomResourceDefinition crd =
                        SERIALIZATION.unmarshal(Files.readString(file), CustomResourceDefinition.class);
                server.client().resource(crd).serverSideApply();
                server.client().resource(crd).waitUntilCondition(ApiServerTest::isEstablished, 30, TimeUnit.SECONDS);
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<Path> accepted() {
        return Samples.accepted();
    }

    static List<Path> refused() {
        return Samples.refused();
    }

    static List<BrokenRule> broken() {
        return BrokenRule.all();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void aSampleIsAppliedAndReadBackEqual(Path file) throws IOException {
        GenericKubernetesResource sample = read(Files.readString(file));

        Resource<GenericKubernetesResource> resource = resource(sample);
        resource.serverSideApply();

        JsonNode spec = specOf(resource.get());
        assertThat(spec).isEqualTo(withDefaults(sample));
        resource.delete();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenRuleIsSaid(BrokenRule broken) {
        Resource<GenericKubernetesResource> resource = resource(read(broken.yaml()));

        assertThatThrownBy(resource::serverSideApply)
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining(broken.message());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatSednaRefusesIsRefusedWithTheFieldsName(Path file) throws IOException {
        Resource<GenericKubernetesResource> resource = resource(read(Files.readString(file)));

        assertThatThrownBy(resource::serverSideApply)
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("env");
    }

    @Test
    void aPodTemplateAsGoProgramsWriteItIsTakenWithItsLabels() {
        GenericKubernetesResource service = read("""
                apiVersion: sedna.io/v1alpha1
                kind: JointInferenceService
                metadata:
                  name: labels
                spec:
                  edgeWorker:
                    model: {name: shallow}
                    hardExampleMining: {name: Margin, budget: {share: 0.2}}
                    offload: {deadline: 300ms, maxInFlight: 16}
                    directory: {path: /var/lib/camera}
                    template:
                      metadata:
                        creationTimestamp: null
                        labels: {team: vision}
                        annotations: {note: keep}
                      spec: {containers: [{name: edge, image: skerry-edge}]}
                  cloudWorker:
                    model: {name: deep}
                    template:
                      spec: {containers: [{name: deep, image: skerry-edge}]}
                """);

        Resource<GenericKubernetesResource> resource = resource(service);
        resource.serverSideApply();

        assertThat(specOf(resource.get())).isEqualTo(specOf(service));
        resource.delete();
    }

    @Test
    void aStatusIsWrittenAndReadBackEqual() throws IOException {
        Instant now = Instant.parse("2026-11-26T04:00:00Z");
        Condition ready = new Condition("Ready", "True", null, 1L, null, now, now, "Running", "all workers run", null);
        NodeState node = new NodeState("edge-1", true, "1.2.0", 0.2, 7L, now, null);
        JointInferenceService service = SERIALIZATION.unmarshal(
                Files.readString(SAMPLES.resolve("joint-inference-helmet.yaml")), JointInferenceService.class);
        service.setStatus(new JointInferenceServiceStatus(
                1L,
                List.of(ready),
                now,
                2,
                0,
                List.of(new Metric("uploadCloudRatio", "0.2")),
                List.of(node),
                new ModelFile("/models/little/", null)));

        Resource<JointInferenceService> resource = server.client().resource(service);
        resource.serverSideApply();
        JointInferenceService written = resource.updateStatus();

        assertThat(written.getStatus()).isEqualTo(service.getStatus());
        assertThat(resource.get().getSpec()).isEqualTo(service.getSpec());
        resource.delete();
    }

    private static Resource<GenericKubernetesResource> resource(GenericKubernetesResource resource) {
        return server.client().resource(resource).inNamespace("default");
    }

    private static GenericKubernetesResource read(String yaml) {
        return SERIALIZATION.unmarshal(yaml, GenericKubernetesResource.class);
    }

    private static JsonNode specOf(GenericKubernetesResource resource) {
        return MAPPER.valueToTree(resource.getAdditionalProperties().get("spec"));
    }

    /** The sample's spec with the one default that Sedna has. */
    private static JsonNode withDefaults(GenericKubernetesResource sample) {
        JsonNode spec = specOf(sample);
        if (sample.getKind().equals("IncrementalLearningJob")
                && spec.at("/deploySpec/model") instanceof ObjectNode model
                && !model.has("pollPeriodSeconds")) {
            model.put("pollPeriodSeconds", 60);
        }
        return spec;
    }

    private static boolean isEstablished(@Nullable CustomResourceDefinition crd) {
        return Stream.ofNullable(crd)
                .flatMap(applied -> Stream.ofNullable(applied.getStatus()))
                .flatMap(status -> Stream.ofNullable(status.getConditions()))
                .flatMap(List::stream)
                .anyMatch(condition -> condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
    }
}
