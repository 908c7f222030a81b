package io.skerry.operator.jointinference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.api.jointinference.CloudWorker;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceSpec;
import io.skerry.api.model.ModelSpec;
import io.skerry.api.resource.ModelName;
import io.skerry.operator.worker.StorageCredential;
import io.skerry.operator.worker.StorageMount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeepWorkerTest {

    private static final WorkerConnection LINK =
            new WorkerConnection(Map.of("SKERRY_BROKER_URL", "mqtts://broker:8883"), null);
    private static final ModelInput ON_NODE = model("/models/deep", null);
    private static final ModelInput IN_STORE =
            model("s3://models/deep/", new StorageCredential("store", "http://minio:9000"));

    private static ModelInput model(String url, @Nullable StorageCredential credential) {
        return new ModelInput(
                new ModelSpec(url, "onnx", List.of(), null, null),
                StorageMount.downloaded("MODEL_URL", url, credential));
    }

    @Test
    void the_runtime_is_told_whom_it_works_for_and_with_what() {
        Container container = container(DeepWorker.deployment(service(template()), ON_NODE, LINK));

        assertThat(container.getArgs())
                .startsWith("worker", "deep", "--service", "default/photos", "--model", "file://$(MODEL_URL)")
                .doesNotContain("--collect");
        assertThat(value(container, "MODEL_URL")).isEqualTo("/home/data/models/deep");
        assertThat(value(container, "SKERRY_BROKER_URL")).isEqualTo("mqtts://broker:8883");
    }

    @Test
    void a_model_that_must_have_a_digest_is_refused_by_the_runtime_if_it_has_another() {
        String digest = "0123456789abcdef".repeat(4);
        ModelInput pinned =
                new ModelInput(new ModelSpec("/models/deep", "onnx", List.of(), null, digest), ON_NODE.mount());

        assertThat(container(DeepWorker.deployment(service(template()), pinned, LINK))
                        .getArgs())
                .containsSequence("--model-sha256", digest);
    }

    @Test
    void the_key_of_the_ingest_is_a_file_from_a_secret() {
        WorkerConnection keyed = new WorkerConnection(Map.of("SKERRY_LINK", "eventbus"), "photos-link-1");
        Deployment deployment = DeepWorker.deployment(service(template()), ON_NODE, keyed);

        assertThat(value(container(deployment), "SKERRY_EVENTBUS_KEY_FILE")).isEqualTo("/etc/skerry/link/key");
        assertThat(container(deployment).getVolumeMounts())
                .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/etc/skerry/link"));
        assertThat(deployment.getSpec().getTemplate().getSpec().getVolumes())
                .anySatisfy(volume -> assertThat(volume.getSecret())
                        .isNotNull()
                        .satisfies(secret -> assertThat(secret.getSecretName()).isEqualTo("photos-link-1")));
    }

    @Test
    void a_model_in_a_store_is_fetched_by_the_runtime_with_the_key_of_the_secret() {
        Deployment deployment = DeepWorker.deployment(service(template()), IN_STORE, LINK);
        Container container = container(deployment);

        assertThat(container.getArgs()).contains("$(MODEL_URL)");
        assertThat(value(container, "MODEL_URL")).isEqualTo("s3://models/deep/");
        assertThat(value(container, "SKERRY_MODELS_S3_ENDPOINT")).isEqualTo("http://minio:9000");
        assertThat(container.getEnv())
                .extracting(EnvVar::getName)
                .containsSubsequence("ACCESS_KEY_ID", "AWS_ACCESS_KEY_ID");
        assertThat(deployment.getSpec().getTemplate().getSpec().getInitContainers())
                .isEmpty();
    }

    @Test
    void hard_examples_are_collected_where_the_user_has_mounted_a_volume_for_them() {
        PodTemplateSpec template = new PodTemplateSpecBuilder(template())
                .editSpec()
                .editContainer(0)
                .addNewVolumeMount()
                .withName("samples")
                .withMountPath("/var/lib/skerry/samples/")
                .endVolumeMount()
                .endContainer()
                .addNewVolume()
                .withName("samples")
                .withNewPersistentVolumeClaim("photos", false)
                .endVolume()
                .endSpec()
                .build();

        assertThat(container(DeepWorker.deployment(service(template), ON_NODE, LINK))
                        .getArgs())
                .containsSubsequence("--collect", "/var/lib/skerry/samples");
    }

    @Test
    void what_the_user_says_stays() {
        PodTemplateSpec template = new PodTemplateSpecBuilder(template())
                .editSpec()
                .editContainer(0)
                .withArgs("worker", "deep", "--service", "other/name", "--model", "file:///m")
                .withNewSecurityContext()
                .withRunAsUser(1000L)
                .endSecurityContext()
                .endContainer()
                .endSpec()
                .build();

        Container container = container(DeepWorker.deployment(service(template), ON_NODE, LINK));

        assertThat(container.getArgs()).contains("other/name");
        assertThat(container.getSecurityContext().getRunAsUser()).isEqualTo(1000);
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isNull();
    }

    @Test
    void the_runtime_can_do_nothing_that_it_does_not_need() {
        Container container = container(DeepWorker.deployment(service(template()), ON_NODE, LINK));

        assertThat(container.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .contains("/tmp", "/var/lib/skerry/data");
    }

    private static JointInferenceService service(PodTemplateSpec cloud) {
        JointInferenceService service = Resources.service("photos", "shallow", "deep");
        service.setSpec(new JointInferenceServiceSpec(
                service.getSpec().edgeWorker(), new CloudWorker(new ModelName("deep"), cloud, null)));
        service.getMetadata().setNamespace("default");
        service.getMetadata().setUid("u1");
        return service;
    }

    private static PodTemplateSpec template() {
        return new PodTemplateSpecBuilder()
                .withNewSpec()
                .addNewContainer()
                .withName("deep")
                .withImage("registry.example/skerry-edge:1.0")
                .endContainer()
                .endSpec()
                .build();
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private static String value(Container container, String variable) {
        return container.getEnv().stream()
                .filter(env -> env.getName().equals(variable))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }
}
