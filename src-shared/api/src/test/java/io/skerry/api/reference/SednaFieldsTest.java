package io.skerry.api.reference;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionSpec;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.skerry.api.Kinds;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every field that Sedna's own CRDs have and names what is different here. */
class SednaFieldsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode SEDNA = read();
    private static final Map<String, CustomResourceDefinition> CRDS =
            Kinds.ALL.stream().collect(toMap(Class::getSimpleName, CustomResourceDefinitions::of));

    static Set<String> kinds() {
        return CRDS.keySet();
    }

    @Test
    void theKindsAreSednas() {
        assertThat(kinds()).containsExactlyInAnyOrderElementsOf(SEDNA::fieldNames);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theNamesAreSednas(String kind) {
        CustomResourceDefinitionSpec spec = CRDS.get(kind).getSpec();
        JsonNode sedna = SEDNA.get(kind);

        assertThat(spec.getNames().getKind()).isEqualTo(kind);
        assertThat(spec.getNames().getPlural()).isEqualTo(sedna.get("plural").textValue());
        assertThat(spec.getNames().getShortNames()).isEqualTo(MAPPER.convertValue(sedna.get("shortNames"), List.class));
        assertThat(spec.getScope()).isEqualTo(sedna.get("scope").textValue());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyFieldIsSednas(String kind) {
        Map<String, Field> ours = new TreeMap<>();
        collect("", CustomResourceDefinitions.schemaOf(CRDS.get(kind)), ours);
        List<String> differences = new ArrayList<>();

        SEDNA.get(kind).get("fields").properties().forEach(sedna -> {
            Field field = ours.get(sedna.getKey());
            if (field == null) {
                differences.add(sedna.getKey() + " is missing");
            } else if (!field.equals(Field.of(sedna.getValue(), field))) {
                differences.add(sedna.getKey() + " is " + field + ", Sedna's is " + sedna.getValue());
            }
        });

        assertThat(differences).isEmpty();
    }

    /** What the list says of a field. */
    private record Field(
            String type,
            boolean required,
            @Nullable String format,
            @Nullable String defaultValue,
            @Nullable Double minimum) {

        static Field of(JSONSchemaProps schema, boolean required) {
            return new Field(
                    schema.getType(),
                    required,
                    schema.getFormat(),
                    schema.getDefault() == null ? null : schema.getDefault().asText(),
                    schema.getMinimum());
        }

        /** Where Sedna's integer has no format it is Go's int, which is an int64. */
        static Field of(JsonNode sedna, Field ours) {
            String type = sedna.get("type").textValue();
            String format = sedna.path("format").textValue();
            return new Field(
                    type,
                    sedna.get("required").booleanValue(),
                    format == null && type.equals("integer") && Objects.equals(ours.format, "int64") ? "int64" : format,
                    sedna.has("default") ? sedna.get("default").asText() : null,
                    sedna.has("minimum") ? sedna.get("minimum").doubleValue() : null);
        }
    }

    private static void collect(String path, JSONSchemaProps schema, Map<String, Field> fields) {
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> {
                String child = path.isEmpty() ? name : path + "." + name;
                fields.put(child, Field.of(property, schema.getRequired().contains(name)));
                collect(child, property, fields);
            });
        }
        if (schema.getItems() != null) {
            JSONSchemaProps items = schema.getItems().getSchema();
            fields.put(path + "[]", Field.of(items, false));
            collect(path + "[]", items, fields);
        }
    }

    private static JsonNode read() {
        try (InputStream json = SednaFieldsTest.class.getResourceAsStream("/sedna/crd-fields.json")) {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("crd-fields.json cannot be read", e);
        }
    }
}
