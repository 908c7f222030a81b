package io.skerry.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeanResourcesTest {

    private static final String SERVICE = """
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "%s", "managedFields": [
              {"manager": "jointinferenceservice", "operation": "Apply", "fieldsType": "FieldsV1",
               "fieldsV1": {"f:metadata": {"k:%s": {}}, "f:spec": {"f:selector": {}}}},
              {"manager": "kubectl", "operation": "Update", "fieldsV1": {"f:spec": {"f:type": {}}}}
            ]}, "spec": {"type": "ClusterIP"}}
            """;

    private final ObjectMapper mapper = new ObjectMapper();

    LeanResourcesTest() {
        new LeanResources().customize(mapper);
    }

    @Test
    void ofAResourceThatWasReadOnlyTheFieldsThatWereAppliedAreKept() throws Exception {
        List<ManagedFieldsEntry> fields = read("a");
        assertThat(fields)
                .singleElement()
                .satisfies(entry -> assertThat(entry.getManager()).isEqualTo("jointinferenceservice"));
        assertThat(fields.getFirst().getFieldsV1().getAdditionalProperties()).containsOnlyKeys("f:metadata", "f:spec");
    }

    @Test
    void partsThatAreTheSameInSeveralResourcesAreKeptOnce() throws Exception {
        Map<String, Object> one = read("a").getFirst().getFieldsV1().getAdditionalProperties();
        Map<String, Object> other = read("b").getFirst().getFieldsV1().getAdditionalProperties();
        assertThat(one).isNotEqualTo(other);
        assertThat(one.get("f:spec")).isSameAs(other.get("f:spec"));
    }

    @Test
    void aResourceWithoutThemIsReadAsItIs() throws Exception {
        Service service = mapper.readValue("{\"metadata\": {\"name\": \"a\"}}", Service.class);
        assertThat(service.getMetadata().getName()).isEqualTo("a");
        assertThat(service.getMetadata().getManagedFields()).isEmpty();
    }

    @Test
    void ofANodeTheConditionsAreKept() throws Exception {
        Node node = mapper.readValue("""
                {"metadata": {"name": "edge-1", "labels": {"site": "north"}}, "spec": {"podCIDR": "10.0.0.0/24"}, "status": {
                  "capacity": {"cpu": "4"}, "images": [{"names": ["a"]}],
                  "conditions": [{"type": "Ready", "status": "True"}]}}
                """, Node.class);
        assertThat(node.getMetadata().getLabels()).containsEntry("site", "north");
        assertThat(node.getStatus().getConditions()).hasSize(1);
        assertThat(node.getStatus().getImages()).isEmpty();
        assertThat(node.getStatus().getCapacity()).isNullOrEmpty();
    }

    @Test
    void ofAPodItsNodeAndItsStatusAreKept() throws Exception {
        Pod pod = mapper.readValue("""
                {"metadata": {"name": "deep"}, "spec": {"nodeName": "cloud-1", "containers": [{"name": "deep"}]},
                 "status": {"phase": "Running", "containerStatuses": [{"name": "deep", "ready": true}]}}
                """, Pod.class);
        assertThat(pod.getSpec().getNodeName()).isEqualTo("cloud-1");
        assertThat(pod.getSpec().getContainers()).isEmpty();
        assertThat(pod.getStatus().getContainerStatuses()).hasSize(1);
    }

    @Test
    void aPodTemplateIsKeptAsItIs() throws Exception {
        PodTemplateSpec template = mapper.readValue(
                "{\"spec\": {\"nodeName\": \"edge-1\", \"containers\": [{\"name\": \"edge\"}]}}",
                PodTemplateSpec.class);
        assertThat(template.getSpec().getContainers()).hasSize(1);
    }

    @Test
    void aTextThatComesAgainIsKeptOnce() throws Exception {
        String one = mapper.readValue("{\"spec\": {\"type\": \"ClusterIP\"}}", Service.class)
                .getSpec()
                .getType();
        String other = mapper.readValue("{\"spec\": {\"type\": \"ClusterIP\"}}", Service.class)
                .getSpec()
                .getType();
        assertThat(one).isSameAs(other);
    }

    private List<ManagedFieldsEntry> read(String name) throws Exception {
        return mapper.readValue(SERVICE.formatted(name, name), Service.class)
                .getMetadata()
                .getManagedFields();
    }
}
