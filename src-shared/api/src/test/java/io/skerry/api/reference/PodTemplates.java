package io.skerry.api.reference;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import java.util.Set;

/** The schema of a pod template, where fabric8's model says less than Kubernetes does. */
final class PodTemplates {

    private static final String CREATION = "creationTimestamp";

    /** What an embedded resource's metadata can say. The rest is the API server's own, and pruned. */
    private static final Set<String> METADATA =
            Set.of("annotations", "finalizers", "labels", "name", "namespace", CREATION);

    private PodTemplates() {}

    static void complete(JSONSchemaProps template) {
        JSONSchemaProps pod = template.getProperties().get("spec");
        pod.setRequired(List.of("containers"));
        pod.getProperties().get("containers").getItems().getSchema().setRequired(List.of("name"));
        restrictMetadata(template);
    }

    private static void restrictMetadata(JSONSchemaProps schema) {
        schema.getProperties().forEach((name, property) -> {
            if (name.equals("metadata")) {
                property.getProperties().keySet().retainAll(METADATA);
                // Go programs write it, as null, into every template.
                property.getProperties().get(CREATION).setNullable(true);
            } else {
                restrictMetadata(property);
            }
        });
        if (schema.getItems() != null) {
            restrictMetadata(schema.getItems().getSchema());
        }
    }
}
