package io.skerry.demo.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.skerry.api.Kinds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Sets a cluster up for Skerry and its users.
 *
 * @param client that may do everything
 */
public record Administrator(KubernetesClient client) {

    /**
     * What an administrator does before anybody uses Skerry: installs its kinds, and makes a namespace for Rules.
     *
     * @param crds folder with the kinds
     */
    public void install(Path crds, String namespace) throws IOException {
        try (Stream<Path> files = Files.list(crds)) {
            for (Path file : files.toList()) {
                try (InputStream yaml = Files.newInputStream(file)) {
                    client.load(yaml).serverSideApply();
                }
            }
        }
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .serverSideApply();
        Kinds.ALL.forEach(kind -> client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(HasMetadata.getFullResourceName(kind))
                .waitUntilCondition(Administrator::isEstablished, 30, TimeUnit.SECONDS));
    }

    private static boolean isEstablished(CustomResourceDefinition kind) {
        return Optional.ofNullable(kind.getStatus()).map(CustomResourceDefinitionStatus::getConditions).stream()
                .flatMap(List::stream)
                .anyMatch(condition -> condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
    }

    /** A node in the cloud, whose pods kwok says that they run. */
    public void addCloudNode(String name) {
        client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToAnnotations("kwok.x-k8s.io/node", "fake")
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    /** A folder for whoever claims a volume. */
    public void addVolume(String name, Path folder) {
        client.resource(new PersistentVolumeBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withCapacity(Map.of("storage", new Quantity("1Gi")))
                        .withAccessModes("ReadWriteOnce")
                        .withNewHostPath(folder.toString(), "Directory")
                        .endSpec()
                        .build())
                .serverSideApply();
    }
}
