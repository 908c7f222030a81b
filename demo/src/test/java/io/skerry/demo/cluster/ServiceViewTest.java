package io.skerry.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.skerry.api.jointinference.JointInferenceService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceViewTest {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private static final String APPLIED = """
            apiVersion: sedna.io/v1alpha1
            kind: JointInferenceService
            metadata: {name: fashion, namespace: default, creationTimestamp: "2026-01-01T00:00:00Z"}
            spec:
              edgeWorker:
                model: {name: fashion-shallow}
                hardExampleMining: {name: Margin}
                template: {}
              cloudWorker:
                model: {name: fashion-deep}
                template: {}
            """;

    private static final String STATUS = """
            status:
              conditions:
                - {type: Running, status: "True", reason: WorkersRunning}
                - {type: Ready, status: "True", reason: WorkersRunning}
              metrics:
                - {key: inferenceNumber, value: "1200"}
                - {key: uploadCloudRatio, value: "27"}
              nodes:
                - {name: edge-1, ready: true}
            """;

    private static ServiceView view(String yaml) {
        return ServiceView.of(YAML.unmarshal(yaml, JointInferenceService.class));
    }

    @Test
    void it_is_what_the_status_says() {
        ServiceView view = view(APPLIED + STATUS);

        assertThat(view.isReady()).isTrue();
        assertThat(view.inferences()).isEqualTo(1200);
        assertThat(view.row(Instant.parse("2026-01-01T00:00:58Z")).split(" +"))
                .containsExactly("fashion", "True", "WorkersRunning", "fashion-shallow", "edge-1", "27", "58s");
    }

    @Test
    void a_service_that_nobody_has_looked_at_has_no_state() {
        ServiceView view = view(APPLIED);

        assertThat(view.isReady()).isFalse();
        assertThat(view.row(Instant.parse("2026-01-01T00:03:00Z")).split(" +"))
                .containsExactly("fashion", "fashion-shallow", "3m");
    }

    @Test
    void its_columns_are_those_that_kubectl_shows() throws Exception {
        CustomResourceDefinition crd = YAML.unmarshal(
                Files.readString(Path.of("..", "helm", "crds", "sedna.io_jointinferenceservices.yaml")),
                CustomResourceDefinition.class);
        Stream<String> columns = crd.getSpec().getVersions().getFirst().getAdditionalPrinterColumns().stream()
                .filter(column -> column.getPriority() == null || column.getPriority() == 0)
                .map(CustomResourceColumnDefinition::getName);

        assertThat(ServiceView.COLUMNS)
                .isEqualTo(Stream.concat(Stream.of("Name"), columns).toList());
    }

    @Test
    void a_row_stays_within_a_terminal() {
        assertThat(List.of(ServiceView.head(), view(APPLIED + STATUS).row(Instant.parse("2026-01-01T00:01:58Z"))))
                .allMatch(line -> line.length() < 79);
    }
}
