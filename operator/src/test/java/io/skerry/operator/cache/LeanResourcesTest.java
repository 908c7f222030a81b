package io.skerry.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
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

    private List<ManagedFieldsEntry> read(String name) throws Exception {
        return mapper.readValue(SERVICE.formatted(name, name), Service.class)
                .getMetadata()
                .getManagedFields();
    }
}
