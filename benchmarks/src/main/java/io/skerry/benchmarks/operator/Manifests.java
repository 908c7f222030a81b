package io.skerry.benchmarks.operator;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.skerry.api.jointinference.CloudWorker;
import io.skerry.api.jointinference.EdgeWorker;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceSpec;
import io.skerry.api.model.Model;
import io.skerry.api.model.ModelSpec;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.resource.Budget;
import io.skerry.api.resource.HardExampleMining;
import io.skerry.api.resource.ModelName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user of the cluster writes. */
final class Manifests {

    static final String SHALLOW = "shallow";
    static final String DEEP = "deep";

    private static final String IMAGE = "registry.example/skerry-edge:1";

    private Manifests() {}

    static Namespace namespace(String name) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build();
    }

    /** A node whose kubelet is played by kwok. */
    static Node node(String name) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToAnnotations("kwok.x-k8s.io/node", "fake")
                .addToLabels("node-role.kubernetes.io/edge", "")
                .endMetadata()
                .build();
    }

    /** A Model in a version. */
    static Model model(String namespace, String name, int version) {
        Model model = new Model();
        model.setMetadata(
                new ObjectMetaBuilder().withNamespace(namespace).withName(name).build());
        model.setSpec(new ModelSpec(url(name, version), "onnx", List.of(), null, null));
        return model;
    }

    /** Where a version of a Model is. */
    static String url(String name, int version) {
        return "https://models.example/" + name + "/v" + version + "/model.onnx";
    }

    /** A service whose both workers Skerry runs itself. */
    static JointInferenceService service(ServiceName name, String node) {
        JointInferenceService service = new JointInferenceService();
        service.setMetadata(new ObjectMetaBuilder()
                .withNamespace(name.namespace())
                .withName(name.name())
                .build());
        service.setSpec(new JointInferenceServiceSpec(
                new EdgeWorker(
                        new ModelName(SHALLOW),
                        new HardExampleMining("Margin", List.of(), new Budget(0.2, null)),
                        template(node),
                        null,
                        null,
                        null,
                        null),
                new CloudWorker(new ModelName(DEEP), template(null), null)));
        return service;
    }

    private static PodTemplateSpec template(@Nullable String node) {
        return new PodTemplateSpecBuilder()
                .withNewSpec()
                .withNodeName(node)
                .addNewContainer()
                .withName("skerry")
                .withImage(IMAGE)
                .endContainer()
                .endSpec()
                .build();
    }
}
