package io.skerry.api.reference;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.YamlDumpSettingsBuilder;
import io.skerry.api.dataset.Dataset;
import io.skerry.api.federated.FederatedLearningJob;
import io.skerry.api.model.Model;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The CRD of a kind: what fabric8's generator makes of the records, completed. */
final class CustomResourceDefinitions {

    /** {@code kubectl get sedna} lists the resources of all kinds. */
    private static final String CATEGORY = "sedna";

    /** Sedna requires metadata of the other kinds. */
    private static final Set<Class<?>> METADATA_OPTIONAL =
            Set.of(Dataset.class, Model.class, FederatedLearningJob.class);

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization(
            new ObjectMapper(),
            false,
            new YamlDumpSettingsBuilder().setMinimizeQuotes(true).build());

    private CustomResourceDefinitions() {}

    static CustomResourceDefinition of(Class<? extends CustomResource<?, ?>> kind) {
        CustomResourceDefinition crd = SERIALIZATION.unmarshal(generate(kind), CustomResourceDefinition.class);
        crd.getMetadata().setAnnotations(null);
        crd.getSpec().getNames().setCategories(List.of(CATEGORY));
        crd.getSpec().getNames().setListKind(kind.getSimpleName() + "List");
        CustomResourceDefinitionVersion version = crd.getSpec().getVersions().getFirst();
        version.setAdditionalPrinterColumns(columnsOf(kind));
        JSONSchemaProps root = schemaOf(crd);
        root.setDescription(kind.getAnnotation(JsonClassDescription.class).value());
        root.setRequired(METADATA_OPTIONAL.contains(kind) ? List.of("spec") : List.of("metadata", "spec"));
        Schemas.complete(root.getProperties().get("spec"), specOf(kind));
        Schemas.complete(root.getProperties().get("status"), statusOf(kind));
        ConditionFields.restrict(root.getProperties().get("status"), kind);
        return crd;
    }

    static JSONSchemaProps schemaOf(CustomResourceDefinition crd) {
        return crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    }

    static String yaml(CustomResourceDefinition crd) {
        return "# Generated from the records of src-shared/api: " + GeneratedFile.COMMAND + "\n"
                + SERIALIZATION.asYaml(crd).substring("---\n".length());
    }

    static Class<?> specOf(Class<? extends CustomResource<?, ?>> kind) {
        return typeArgument(kind, 0);
    }

    static Class<?> statusOf(Class<? extends CustomResource<?, ?>> kind) {
        return typeArgument(kind, 1);
    }

    private static Class<?> typeArgument(Class<?> kind, int index) {
        return (Class<?>) ((ParameterizedType) kind.getGenericSuperclass()).getActualTypeArguments()[index];
    }

    private static String generate(Class<? extends HasMetadata> kind) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new CRDGenerator()
                .customResourceClasses(List.of(kind))
                .withOutput(new CRDGenerator.CRDOutput<ByteArrayOutputStream>() {
                    @Override
                    public ByteArrayOutputStream outputFor(String crdName) {
                        return bytes;
                    }

                    @Override
                    public void close() throws IOException {
                        bytes.close();
                    }
                })
                .generate();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<CustomResourceColumnDefinition> columnsOf(Class<?> kind) {
        return Arrays.stream(kind.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(column -> new CustomResourceColumnDefinitionBuilder()
                        .withName(column.name())
                        .withType(column.type().getValue())
                        .withJsonPath(column.jsonPath())
                        .withPriority(column.priority())
                        .build())
                .toList();
    }
}
