package io.skerry.benchmarks.operator;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Skerry's kinds in a cluster. */
public final class Crds {

    private static final int PATIENCE_SECONDS = 120;

    private Crds() {}

    /** Installs those of a folder; returns when the API server knows them. */
    public static void install(KubernetesClient client, Path folder) throws IOException {
        List<CustomResourceDefinition> crds = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                crds.add(client.getKubernetesSerialization()
                        .unmarshal(Files.readString(file), CustomResourceDefinition.class));
            }
        }
        crds.forEach(crd -> client.resource(crd).serverSideApply());
        for (CustomResourceDefinition crd : crds) {
            client.resource(crd).waitUntilCondition(Crds::isEstablished, PATIENCE_SECONDS, TimeUnit.SECONDS);
            firstRequest(client, crd.getSpec());
        }
    }

    /** The API server makes its part of a kind for the first request, which takes a while. */
    private static void firstRequest(KubernetesClient client, CustomResourceDefinitionSpec kind) {
        client.genericKubernetesResources(
                        kind.getGroup() + "/" + kind.getVersions().getFirst().getName(),
                        kind.getNames().getKind())
                .inAnyNamespace()
                .list();
    }

    private static boolean isEstablished(CustomResourceDefinition crd) {
        return Stream.ofNullable(crd.getStatus())
                .flatMap(status -> Stream.ofNullable(status.getConditions()))
                .flatMap(List::stream)
                .anyMatch(condition -> condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
    }
}
