package io.skerry.operator.jointinference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.resource.Labels;
import io.skerry.operator.worker.StorageMount;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Compares what is derived with what Sedna's own control plane wrote for the same resources. */
class SednaWorkersTest {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private final JsonNode recording = recording();
    private final JointInferenceService service = service();
    private final SednaWorkers workers = new SednaWorkers(service);

    @Test
    void the_deployment_of_the_deep_model_is_the_one_that_sedna_makes() {
        assertSame(workers.cloudDeployment(model("big")), "deployments", "-cloud");
    }

    @Test
    void the_deployment_of_the_shallow_model_is_the_one_that_sedna_makes() {
        assertSame(workers.edgeDeployment(model("little")), "deployments", "-edge");
    }

    @Test
    void the_service_of_the_deep_model_is_the_one_that_sedna_makes() {
        assertSame(workers.cloudService(), "services", "-cloud");
    }

    @Test
    void a_worker_has_the_same_name_each_time_it_is_derived() {
        assertThat(workers.cloudDeployment(model("big"))).isEqualTo(workers.cloudDeployment(model("big")));
    }

    @Test
    void the_label_that_objects_are_watched_by_is_on_all_of_them() {
        assertThat(SednaWorkers.LABEL).isEqualTo(Labels.name("JointInferenceService"));
        assertThat(workers.cloudService().getMetadata().getLabels()).containsKey(SednaWorkers.LABEL);
        assertThat(workers.edgeDeployment(model("little")).getMetadata().getLabels())
                .containsKey(SednaWorkers.LABEL);
    }

    private StorageMount model(String size) {
        String url = StreamSupport.stream(recording.get("input").spliterator(), false)
                .filter(resource -> resource.get("kind").asText().equals("Model"))
                .filter(resource -> resource.at("/metadata/name").asText().contains(size))
                .map(resource -> resource.at("/spec/url").asText())
                .findFirst()
                .orElseThrow();
        return StorageMount.downloaded("MODEL_URL", url, null);
    }

    private void assertSame(HasMetadata derived, String collection, String suffix) {
        assertThat(normal(SERIALIZATION.convertValue(derived, JsonNode.class)))
                .isEqualTo(normal(written(collection, suffix)));
    }

    /** The first object that Sedna posted to a collection whose name ends so. */
    private JsonNode written(String collection, String suffix) {
        return StreamSupport.stream(recording.at("/steps/0/writes").spliterator(), false)
                .filter(write -> write.get("method").asText().equals("POST"))
                .filter(write -> write.get("path").asText().endsWith("/" + collection))
                .map(write -> write.get("body"))
                .filter(body -> body.at("/metadata/name").asText().endsWith(suffix))
                .findFirst()
                .orElseThrow();
    }

    /** Without what the recording leaves open: the drawn characters of a worker's name, the order of the environment. */
    private static JsonNode normal(JsonNode object) {
        ObjectNode copy = object.deepCopy();
        if (copy.at("/spec/strategy").isEmpty() && copy.get("spec") instanceof ObjectNode spec) {
            spec.remove("strategy");
        }
        copy.at("/spec/template/spec/containers").forEach(container -> {
            if (container.get("env") instanceof ArrayNode env) {
                List<JsonNode> sorted = StreamSupport.stream(env.spliterator(), false)
                        .sorted(Comparator.comparing(
                                variable -> variable.get("name").asText()))
                        .toList();
                env.removeAll().addAll(sorted);
                env.forEach(SednaWorkersTest::hideDrawnCharacters);
            }
        });
        return copy;
    }

    private static void hideDrawnCharacters(JsonNode variable) {
        if (variable.get("name").asText().equals("WORKER_NAME")) {
            String value = variable.get("value").asText();
            ((ObjectNode) variable).put("value", value.replaceFirst("-(\\{random}|[a-z0-9]{5})$", "-?"));
        }
    }

    private JointInferenceService service() {
        JsonNode resource = StreamSupport.stream(recording.get("input").spliterator(), false)
                .filter(node -> node.get("kind").asText().equals("JointInferenceService"))
                .findFirst()
                .orElseThrow();
        JointInferenceService found =
                SERIALIZATION.unmarshal(SERIALIZATION.asYaml(resource), JointInferenceService.class);
        found.getMetadata().setUid("{uid}");
        return found;
    }

    private static JsonNode recording() {
        try (InputStream in = Objects.requireNonNull(
                SednaWorkersTest.class.getResourceAsStream("/golden/jointinference/sedna-host-models.json"))) {
            return SERIALIZATION.unmarshal(in, JsonNode.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
