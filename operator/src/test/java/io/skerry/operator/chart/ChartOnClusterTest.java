package io.skerry.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.skerry.operator.config.OperatorConfig;
import io.skerry.operator.testbed.Chart;
import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("real")
@ExtendWith(ClusterExtension.class)
class ChartOnClusterTest {

    private static final int ENVIRONMENT = 300;

    private static Cluster cluster;

    @BeforeAll
    static void start(Cluster given) {
        cluster = given;
        cluster.addNode("cloud-node");
    }

    @Test
    void the_operators_pod_is_let_into_a_namespace_that_restricts_pods() {
        cluster.chart().upgrade("replicas=1");

        List<Pod> pods =
                cluster.client().pods().inNamespace(Chart.NAMESPACE).list().getItems();
        cluster.chart().upgrade("replicas=0");
        assertThat(pods)
                .singleElement()
                .satisfies(pod -> assertThat(pod.getStatus().getPhase()).isEqualTo("Running"));
    }

    @Test
    void the_values_of_the_broker_are_the_operators_settings() {
        Container operator = operator(
                "broker.url=mqtts://broker:8883",
                "broker.username=skerry",
                "broker.secret=login",
                "broker.entries.passwordFile=password",
                "broker.entries.ca=ca.crt",
                "broker.entries.certificate=tls.crt",
                "broker.entries.key=tls.key");

        OperatorConfig.Broker broker = settings(operator).broker().orElseThrow();
        assertThat(broker.url()).isEqualTo(URI.create("mqtts://broker:8883"));
        assertThat(broker.username()).contains("skerry");
        assertThat(operator.getVolumeMounts())
                .extracting(mount -> Path.of(mount.getMountPath()))
                .contains(folder(broker.passwordFile()))
                .contains(folder(broker.ca()))
                .contains(folder(broker.certificate()))
                .contains(folder(broker.key()));
    }

    @Test
    void without_a_broker_there_are_no_settings_of_one() {
        assertThat(settings(operator()).broker()).isEmpty();
    }

    @Test
    void no_role_has_a_wildcard() {
        assertThat(rendered("secrets.vision={store}"))
                .filteredOn(object -> object instanceof ClusterRole || object instanceof Role)
                .hasSize(4)
                .allSatisfy(role -> assertThat(
                                cluster.client().getKubernetesSerialization().asYaml(role))
                        .doesNotContain("*"));
    }

    @Test
    void a_value_that_is_misspelt_is_refused() {
        assertThatThrownBy(() -> cluster.chart().render("broker.uri=mqtt://broker"))
                .hasMessageContaining("'uri' not allowed");
    }

    private static Path folder(Optional<Path> file) {
        return file.orElseThrow().getParent();
    }

    private static Container operator(String... values) {
        return rendered(values).stream()
                .flatMap(object -> object instanceof Deployment deployment ? Stream.of(deployment) : Stream.empty())
                .flatMap(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream())
                .findFirst()
                .orElseThrow();
    }

    private static List<HasMetadata> rendered(String... values) {
        byte[] yaml = cluster.chart().render(values).getBytes(StandardCharsets.UTF_8);
        return cluster.client().load(new ByteArrayInputStream(yaml)).items();
    }

    /** As the operator reads its environment. */
    private static OperatorConfig settings(Container container) {
        Map<String, String> environment = container.getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
        return new SmallRyeConfigBuilder()
                .withMapping(OperatorConfig.class)
                .withConverter(Path.class, 1, Path::of)
                .withConverter(URI.class, 1, URI::create)
                .withSources(new EnvConfigSource(environment, ENVIRONMENT))
                .build()
                .getConfigMapping(OperatorConfig.class);
    }
}
