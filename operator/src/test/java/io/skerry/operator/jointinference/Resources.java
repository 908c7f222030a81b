package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.skerry.api.jointinference.CloudWorker;
import io.skerry.api.jointinference.EdgeWorker;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceSpec;
import io.skerry.api.model.Model;
import io.skerry.api.model.ModelSpec;
import io.skerry.api.resource.HardExampleMining;
import io.skerry.api.resource.ModelName;
import java.util.List;

/** Small resources in the namespace {@code default}. */
final class Resources {

    private Resources() {}

    static Model model(String name) {
        Model model = new Model();
        model.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace("default").build());
        model.setSpec(new ModelSpec("/models/" + name + "/model.onnx", "onnx", List.of(), null, null));
        return model;
    }

    static JointInferenceService service(String name, String shallow, String deep) {
        JointInferenceService service = new JointInferenceService();
        service.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace("default").build());
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
