package io.skerry.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {

    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("somebody")
            .withForce(true)
            .build();

    @TempDir
    Path folder;

    private Cluster cluster;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        int port = freePort();
        Path kubeconfig = folder.resolve("kubeconfig");
        Cluster.writeKubeconfig(kubeconfig, port);
        cluster = Cluster.start(port);
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    @Test
    void a_sample_is_applied_as_it_was_written() throws IOException {
        Sample sample = Sample.read(Path.of("..", "samples", "joint-inference", "fashion-mnist.yaml"));

        cluster.apply(sample);

        JointInferenceService service = client.resources(JointInferenceService.class)
                .withName("fashion")
                .get();
        assertThat(service.getSpec().edgeWorker().hardExampleMining().name()).isEqualTo("Margin");
        assertThat(service.getMetadata().getUid()).isNotEmpty();
        assertThat(cluster.service().orElseThrow().isReady()).isFalse();
    }

    @Test
    void what_is_applied_again_without_change_is_not_written_again() {
        ConfigMap first = client.resource(config(Map.of("a", "1"))).patch(APPLY);
        ConfigMap second = client.resource(config(Map.of("a", "1"))).patch(APPLY);

        assertThat(second.getMetadata().getResourceVersion())
                .isEqualTo(first.getMetadata().getResourceVersion());
        assertThat(second.getMetadata().getManagedFields()).singleElement().satisfies(entry -> {
            assertThat(entry.getManager()).isEqualTo("somebody");
            assertThat(entry.getOperation()).isEqualTo("Apply");
            assertThat(entry.getFieldsV1().getAdditionalProperties()).containsKeys("f:data", "f:metadata");
        });
    }

    @Test
    void what_is_applied_no_more_is_gone() {
        client.resource(config(Map.of("a", "1", "b", "2"))).patch(APPLY);

        assertThat(client.resource(config(Map.of("a", "3"))).patch(APPLY).getData())
                .containsExactly(Map.entry("a", "3"));
    }

    private static ConfigMap config(Map<String, String> data) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("x")
                .addToLabels("of", "test")
                .endMetadata()
                .withData(data)
                .build();
    }

    @Test
    void a_status_is_applied_beside_the_spec() throws IOException {
        cluster.apply(Sample.read(Path.of("..", "samples", "joint-inference", "mnist.yaml")));
        JointInferenceService patch = new JointInferenceService();
        patch.getMetadata().setName("digits");
        patch.setStatus(new JointInferenceServiceStatus(1L, List.of(), null, 2, 0, List.of(), List.of(), null));

        client.resource(patch).subresource("status").patch(APPLY);

        JointInferenceService found =
                client.resources(JointInferenceService.class).withName("digits").get();
        assertThat(found.getStatus().active()).isEqualTo(2);
        assertThat(found.getSpec().edgeWorker().model().name()).isEqualTo("digits-shallow");
        assertThat(found.getMetadata().getGeneration()).isEqualTo(1);
    }

    @Test
    void the_kubelet_finds_a_deployment_with_its_ports_and_makes_it_ready() {
        Map<String, String> labels = Map.of("app", "deep");
        Deployment made = client.resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName("deep")
                        .endMetadata()
                        .withNewSpec()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(labels)
                        .endMetadata()
                        .endTemplate()
                        .endSpec()
                        .build())
                .patch(APPLY);
        client.resource(service("deep", labels, 5000)).create();
        client.resource(service("other", Map.of("app", "other"), 6000)).create();

        cluster.markReady(made);

        assertThat(cluster.servicePort(made)).isEqualTo(5000);
        Deployment ready = client.apps().deployments().withName("deep").get();
        assertThat(ready.getStatus().getAvailableReplicas()).isEqualTo(1);
        assertThat(client.resource(made).patch(APPLY).getStatus().getAvailableReplicas())
                .isEqualTo(1);
    }

    private static Service service(String name, Map<String, String> selector, int port) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withSelector(selector)
                .addNewPort()
                .withPort(80)
                .withTargetPort(new IntOrString(port))
                .endPort()
                .endSpec()
                .build();
    }
}
