package io.skerry.demo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-side apply</a>, coarse: whoever applies a field at the
 * top of a resource or of its metadata owns it as a whole, as if the schema declared it atomic. Pure functions.
 */
final class ServerSideApply {

    private static final String METADATA = "metadata";
    private static final String MANAGED_FIELDS = "managedFields";
    private static final Set<String> NOT_OWNED = Set.of("apiVersion", "kind", METADATA);

    private ServerSideApply() {}

    /** The resource that comes of the first apply. */
    static ObjectNode created(ObjectNode applied, String manager) {
        ObjectNode created = applied.deepCopy();
        created.withObject(METADATA).set(MANAGED_FIELDS, managedFields(applied, manager));
        return created;
    }

    /** The resource that comes of applying to one that is there. */
    static ObjectNode merged(ObjectNode current, ObjectNode applied, String manager) {
        ObjectNode merged = current.deepCopy();
        ObjectNode metadata = merged.withObject(METADATA);
        fields(applied).forEach(field -> merged.set(field.getKey(), field.getValue()));
        metadata(applied).forEach(field -> metadata.set(field.getKey(), field.getValue()));
        metadata.set(MANAGED_FIELDS, managedFields(applied, manager));
        return merged;
    }

    /** One entry, by which the manager finds out whether what it would apply is there already. */
    private static ArrayNode managedFields(ObjectNode applied, String manager) {
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("manager", manager)
                .put("operation", "Apply")
                .put("apiVersion", applied.path("apiVersion").asText())
                .put("fieldsType", "FieldsV1");
        ObjectNode owned = entry.putObject("fieldsV1");
        fields(applied).forEach(field -> owned.putObject("f:" + field.getKey()));
        ObjectNode metadata = owned.putObject("f:" + METADATA);
        metadata(applied).forEach(field -> metadata.putObject("f:" + field.getKey()));
        return JsonNodeFactory.instance.arrayNode().add(entry);
    }

    private static Stream<Map.Entry<String, JsonNode>> fields(ObjectNode applied) {
        return applied.properties().stream().filter(field -> !NOT_OWNED.contains(field.getKey()));
    }

    /** Labels, annotations, owners: of the metadata, what is no plain value. */
    private static Stream<Map.Entry<String, JsonNode>> metadata(ObjectNode applied) {
        return applied.path(METADATA).properties().stream()
                .filter(field -> field.getValue().isContainerNode());
    }
}
