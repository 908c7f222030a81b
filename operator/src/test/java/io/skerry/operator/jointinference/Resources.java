package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.api.jointinference.CloudWorker;
import io.skerry.api.jointinference.EdgeWorker;
import io.skerry.api.jointinference.HorizontalScaling;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceSpec;
import io.skerry.api.model.Model;
import io.skerry.api.model.ModelSpec;
import io.skerry.api.resource.HardExampleMining;
import io.skerry.api.resource.ModelName;
import java.util.List;

/** Small resources, for whatever namespace. */
public final class Resources {

    private Resources() {}

    public static Model model(String name) {
        Model model = new Model();
        model.setMetadata(new ObjectMetaBuilder().withName(name).build());
        model.setSpec(new ModelSpec("/models/" + name + "/model.onnx", "onnx", List.of(), null, null));
        return model;
    }

    public static Model storedModel(String name, String secret) {
        Model model = model(name);
        model.setSpec(new ModelSpec("s3://models/" + name + ".onnx", "onnx", List.of(), secret, null));
        return model;
    }

    public static Secret secret(String name, String endpoint) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .addToAnnotations("s3-endpoint", endpoint)
                .endMetadata()
                .addToData("ACCESS_KEY_ID", "a2V5")
                .addToData("SECRET_ACCESS_KEY", "a2V5")
                .build();
    }

    public static Node node(String name, boolean ready) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready ? "True" : "Unknown")
                .endCondition()
                .endStatus()
                .build();
    }

    /** A ready pod of a Deployment on a node. */
    public static Pod pod(Deployment deployment, String node) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(deployment.getMetadata().getName() + "-1")
                .withLabels(deployment.getSpec().getTemplate().getMetadata().getLabels())
                .endMetadata()
                .withSpec(deployment.getSpec().getTemplate().getSpec())
                .editSpec()
                .withNodeName(node)
                .endSpec()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
    }

    /** The service with its edge worker bound to a node. */
    public static JointInferenceService onNode(JointInferenceService service, String node) {
        service.getSpec().edgeWorker().template().getSpec().setNodeName(node);
        return service;
    }

    /** The service served by the runtime on a node itself. */
    public static JointInferenceService byTheNode(JointInferenceService service, String node) {
        onNode(service, node)
                .getSpec()
                .edgeWorker()
                .template()
                .getSpec()
                .getContainers()
                .getFirst()
                .setImage("example/skerry-edge:v1");
        return service;
    }

    /** The service with each of its workers scaled by load. */
    public static JointInferenceService scaled(JointInferenceService service) {
        HorizontalScaling scaling = new HorizontalScaling(1, 2, List.of(), null);
        EdgeWorker edge = service.getSpec().edgeWorker();
        CloudWorker cloud = service.getSpec().cloudWorker();
        service.setSpec(new JointInferenceServiceSpec(
                new EdgeWorker(edge.model(), edge.hardExampleMining(), edge.template(), scaling, null, null, null),
                new CloudWorker(cloud.model(), cloud.template(), scaling)));
        return service;
    }

    public static JointInferenceService service(String name, String shallow, String deep) {
        JointInferenceService service = new JointInferenceService();
        service.setMetadata(new ObjectMetaBuilder().withName(name).build());
        service.setSpec(new JointInferenceServiceSpec(
                new EdgeWorker(
                        new ModelName(shallow),
                        new HardExampleMining("IBT", List.of(), null),
                        template("little"),
                        null,
                        null,
                        null,
                        null),
                new CloudWorker(new ModelName(deep), template("big"), null)));
        return service;
    }

    private static PodTemplateSpec template(String container) {
        return new PodTemplateSpecBuilder()
                .withNewSpec()
                .addNewContainer()
                .withName(container)
                .withImage("example/" + container + ":v1")
                .endContainer()
                .endSpec()
                .build();
    }
}
