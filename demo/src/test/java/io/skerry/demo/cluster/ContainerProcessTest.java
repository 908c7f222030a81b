package io.skerry.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerProcessTest {

    private static final Map<String, Path> VOLUMES = Map.of("data", Path.of("/here/data"), "tmp", Path.of("/here/tmp"));
    private static final Map<Integer, Integer> PORTS = Map.of(5000, 41000, 9000, 41001);

    private static EnvVar variable(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    @Test
    void what_the_deployment_says_is_what_the_process_is_told() {
        Container container = new ContainerBuilder()
                .withArgs("worker", "deep", "--service", "default/fashion")
                .withEnv(variable("SKERRY_BROKER_URL", "mqtt://broker:1883"))
                .build();

        ContainerProcess process = ContainerProcess.of(container, VOLUMES, PORTS);

        assertThat(process.arguments()).containsExactly("worker", "deep", "--service", "default/fashion");
        assertThat(process.environment()).containsExactly(Map.entry("SKERRY_BROKER_URL", "mqtt://broker:1883"));
    }

    @Test
    void references_to_variables_are_resolved_as_kubernetes_does() {
        Container container = new ContainerBuilder()
                .withArgs("--model", "$(URL)", "--cost", "$5", "$(UNKNOWN)")
                .addToEnv(variable("HOST", "models.example.com"))
                .addToEnv(variable("URL", "http://$(HOST)/deep/"))
                .build();

        ContainerProcess process = ContainerProcess.of(container, VOLUMES, PORTS);

        assertThat(process.arguments())
                .containsExactly("--model", "http://models.example.com/deep/", "--cost", "$5", "$(UNKNOWN)");
    }

    @Test
    void paths_of_volumes_become_folders_of_this_machine_and_only_they() {
        Container container = new ContainerBuilder()
                .withArgs("--data", "/var/data", "--in", "/var/data/in", "--other", "/var/database")
                .addToEnv(variable("TEMPORARY", "/tmp/x"))
                .addNewVolumeMount()
                .withName("data")
                .withMountPath("/var/data/")
                .endVolumeMount()
                .addNewVolumeMount()
                .withName("tmp")
                .withMountPath("/tmp")
                .endVolumeMount()
                .build();

        ContainerProcess process = ContainerProcess.of(container, VOLUMES, PORTS);

        assertThat(process.arguments())
                .containsExactly("--data", "/here/data", "--in", "/here/data/in", "--other", "/var/database");
        assertThat(process.environment()).containsEntry("TEMPORARY", "/here/tmp/x");
    }

    @Test
    void it_listens_on_ports_of_this_machine_that_nobody_else_reaches() {
        Container container = new ContainerBuilder()
                .withArgs("--host", "0.0.0.0", "--port", "5000", "--management-port", "9000", "--max-batch", "50")
                .build();

        assertThat(ContainerProcess.of(container, VOLUMES, PORTS).arguments())
                .containsExactly(
                        "--host", "127.0.0.1", "--port", "41000", "--management-port", "41001", "--max-batch", "50");
    }

    @Test
    void what_the_demo_has_not_is_named() {
        Container secret = new ContainerBuilder()
                .addNewEnv()
                .withName("KEY")
                .withNewValueFrom()
                .withNewSecretKeyRef("key", "store", false)
                .endValueFrom()
                .endEnv()
                .build();
        Container volume = new ContainerBuilder()
                .withArgs("/models/deep")
                .addNewVolumeMount()
                .withName("models")
                .withMountPath("/models")
                .endVolumeMount()
                .build();

        assertThatThrownBy(() -> ContainerProcess.of(secret, VOLUMES, PORTS))
                .hasMessage("the variable KEY has its value from elsewhere: the demo knows plain values only");
        assertThatThrownBy(() -> ContainerProcess.of(volume, VOLUMES, PORTS))
                .hasMessage("the volume 'models' is not there");
    }
}
