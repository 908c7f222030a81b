package io.skerry.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.resource.Condition;
import io.skerry.operator.user.ClusterUser;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scenario in a namespace of its own, with the operator against an API server in memory. */
@QuarkusTest
@WithKubernetesTestServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JointInferenceGoldenTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "jointinference");
    private static final List<String> DECIDED_BY_THE_SERVER =
            List.of("uid", "resourceVersion", "creationTimestamp", "generation");

    @Inject
    KubernetesClient client;

    @Inject
    Operator operator;

    @BeforeAll
    void start() throws IOException {
        new ClusterUser(client, "default", 10).installCrds();
        operator.start();
    }

    @AfterAll
    void stop() {
        operator.stop();
    }

    static List<Scenario> scenarios() {
        return Scenario.in(FOLDER);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void what_the_operator_makes_of_a_resource_is_what_the_file_says(Scenario scenario) throws IOException {
        client.load(new ByteArrayInputStream(scenario.in().getBytes(StandardCharsets.UTF_8)))
                .inNamespace(scenario.name())
                .create();

        awaitStatus(scenario.name());
        scenario.outBecomes(() -> made(scenario.name()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void every_file_is_read(Scenario scenario) throws IOException {
        assertThat(scenario.unused()).isEmpty();
    }

    private void awaitStatus(String namespace) {
        client.resource(service(namespace))
                .waitUntilCondition(
                        service ->
                                ClusterUser.condition(service, Condition.READY).isPresent(),
                        10,
                        TimeUnit.SECONDS);
    }

    private JointInferenceService service(String namespace) {
        return client.resources(JointInferenceService.class)
                .inNamespace(namespace)
                .list()
                .getItems()
                .getFirst();
    }

    private String made(String namespace) {
        JointInferenceService service = service(namespace);
        String objects = Stream.of(deployments(namespace), services(namespace), autoscalers(namespace))
                .flatMap(kind -> kind.stream()
                        .sorted(Comparator.comparing(
                                object -> object.getMetadata().getName())))
                .map(object -> Yaml.of(withoutServersFields(object)))
                .collect(Collectors.joining());
        return (objects + Yaml.of(conditions(service)))
                .replace(service.getMetadata().getUid(), "<uid>")
                .replaceAll("(?m)(value: (?:cloud|edge)worker)-\\w{5}$", "$1-" + Subset.ANY_END);
    }

    private List<? extends HasMetadata> deployments(String namespace) {
        return client.apps().deployments().inNamespace(namespace).list().getItems();
    }

    private List<? extends HasMetadata> services(String namespace) {
        return client.services().inNamespace(namespace).list().getItems();
    }

    private List<? extends HasMetadata> autoscalers(String namespace) {
        return client.autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(namespace)
                .list()
                .getItems();
    }

    private JsonNode withoutServersFields(HasMetadata object) {
        ObjectNode copy = client.getKubernetesSerialization().convertValue(object, ObjectNode.class);
        copy.withObject("/metadata").remove(DECIDED_BY_THE_SERVER);
        return copy;
    }

    /** What the status says, without times. */
    private JsonNode conditions(JointInferenceService service) {
        ObjectNode status = client.getKubernetesSerialization().convertValue(service.getStatus(), ObjectNode.class);
        status.remove("startTime");
        status.withArray("conditions").forEach(condition -> {
            ObjectNode said = (ObjectNode) condition;
            said.remove(List.of("lastTransitionTime", "lastHeartbeatTime"));
        });
        return status;
    }
}
