package io.skerry.benchmarks.kubeedge;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.model.Model;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.resource.Metric;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The one service as its user applies it, changes it and looks at it. */
final class Applied implements AutoCloseable {

    static final ServiceName SERVICE = new ServiceName("default", "photos");

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private final KubernetesClient client;

    Applied(Path kubeconfig) {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    KubernetesClient client() {
        return client;
    }

    /** Makes the service, which asks nobody at first, and what it needs. */
    void make(URI edgeModel, URI deepModel, String node) {
        apply("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: skerry}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: cloud-1, annotations: {kwok.x-k8s.io/node: fake}}
            ---
            apiVersion: sedna.io/v1alpha1
            kind: Model
            metadata: {name: edge, namespace: default}
            spec: {url: "%s", format: onnx}
            ---
            apiVersion: sedna.io/v1alpha1
            kind: Model
            metadata: {name: deep, namespace: default}
            spec: {url: "%s", format: onnx}
            ---
            apiVersion: sedna.io/v1alpha1
            kind: JointInferenceService
            metadata: {name: photos, namespace: default}
            spec:
              edgeWorker:
                model: {name: edge}
                hardExampleMining: {name: EdgeOnly}
                offload: {deadline: 1s}
                template:
                  spec:
                    nodeName: %s
                    containers: [{name: edge, image: skerry-edge}]
              cloudWorker:
                model: {name: deep}
                template:
                  spec:
                    nodeName: cloud-1
                    containers:
                      - name: cloud
                        image: skerry-edge
                        volumeMounts: [{name: samples, mountPath: /var/lib/skerry/samples}]
                    volumes: [{name: samples, emptyDir: {}}]
            """.formatted(edgeModel, deepModel, node));
    }

    /** As {@code kubectl apply --server-side} does. */
    void apply(String yaml) {
        List<HasMetadata> resources = client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .items();
        resources.forEach(resource -> client.resource(resource).serverSideApply());
    }

    /** What the operator has made of the deep worker. */
    Optional<Deployment> deepWorker() {
        return client.apps().deployments().inNamespace(SERVICE.namespace()).list().getItems().stream()
                .findFirst();
    }

    /** The text of a Secret's only entry. */
    String secret(String name) {
        Secret secret =
                client.secrets().inNamespace(SERVICE.namespace()).withName(name).require();
        String text = secret.getData().values().iterator().next();
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    /** Changes the address of the edge's model. */
    void changeModel(URI url) {
        client.resources(Model.class)
                .inNamespace(SERVICE.namespace())
                .withName("edge")
                .patch(MERGE, "{\"spec\":{\"url\":\"%s\"}}".formatted(url));
    }

    /** Has the deep model be asked about all pictures from now on. */
    void offloadAll() {
        service().patch(MERGE, "{\"spec\":{\"edgeWorker\":{\"hardExampleMining\":{\"name\":\"CloudOnly\"}}}}");
    }

    private io.fabric8.kubernetes.client.dsl.Resource<JointInferenceService> service() {
        return client.resources(JointInferenceService.class)
                .inNamespace(SERVICE.namespace())
                .withName(SERVICE.name());
    }

    /** A count in the service's status; 0 if it is not there. */
    long metric(String key) {
        return Optional.ofNullable(service().require().getStatus()).map(JointInferenceServiceStatus::metrics).stream()
                .flatMap(List::stream)
                .filter(metric -> metric.key().equals(key))
                .map(Metric::value)
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /** How many Rules of KubeEdge there are. */
    int rules() {
        return client.genericKubernetesResources("rules.kubeedge.io/v1", "Rule")
                .inAnyNamespace()
                .list()
                .getItems()
                .size();
    }

    @Override
    public void close() {
        client.close();
    }
}
