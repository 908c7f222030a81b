package io.skerry.operator.jointinference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.model.Model;
import io.skerry.api.resource.Condition;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The operator against an API server in memory. */
@QuarkusTest
@WithKubernetesTestServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JointInferenceReconcilerTest {

    private static final String NAME = "helmets";

    @Inject
    KubernetesClient client;

    @Inject
    Operator operator;

    @BeforeAll
    void start() throws IOException {
        for (String kind : List.of("models", "jointinferenceservices")) {
            try (InputStream crd = Files.newInputStream(Path.of("../helm/crds/sedna.io_" + kind + ".yaml"))) {
                client.load(crd).create();
            }
        }
        operator.start();
    }

    @AfterAll
    void stop() {
        operator.stop();
    }

    @AfterEach
    void deleteAll() {
        client.resources(JointInferenceService.class).inAnyNamespace().delete();
        client.resources(Model.class).inAnyNamespace().delete();
        client.apps().deployments().inAnyNamespace().delete();
        client.services().inAnyNamespace().delete();
    }

    @Test
    void a_service_has_its_workers_and_is_ready_when_they_run() {
        create(Resources.model("little"));
        create(Resources.model("big"));
        create(Resources.service(NAME, "little", "big"));

        JointInferenceServiceStatus starting = await(status -> reason(status).equals("WorkersStarting"));
        assertThat(ready(starting).status()).isEqualTo("False");
        assertThat(client.services()
                        .inNamespace("default")
                        .withName(NAME + "-cloud")
                        .get())
                .isNotNull();

        run(NAME + "-deployment-cloud");
        run(NAME + "-deployment-edge");
        JointInferenceServiceStatus running =
                await(status -> ready(status).status().equals("True"));
        assertThat(running.active()).isEqualTo(2);
        assertThat(running.conditions())
                .filteredOn(condition -> condition.status().equals("True"))
                .extracting(Condition::type)
                .containsExactlyInAnyOrder("Ready", "Running");
    }

    @Test
    void a_service_whose_model_is_missing_says_so_and_heals_when_it_comes() {
        create(Resources.model("big"));
        create(Resources.service(NAME, "little", "big"));

        JointInferenceServiceStatus stalled = await(status -> reason(status).equals("ModelNotFound"));
        assertThat(ready(stalled).message()).contains("'little'").contains("create it");
        assertThat(client.apps().deployments().inNamespace("default").list().getItems())
                .isEmpty();

        create(Resources.model("little"));
        await(status -> reason(status).equals("WorkersStarting"));
    }

    @Test
    void a_worker_that_someone_deletes_is_made_again() {
        create(Resources.model("little"));
        create(Resources.model("big"));
        create(Resources.service(NAME, "little", "big"));
        await(status -> reason(status).equals("WorkersStarting"));

        client.apps()
                .deployments()
                .inNamespace("default")
                .withName(NAME + "-deployment-edge")
                .delete();

        client.apps()
                .deployments()
                .inNamespace("default")
                .withName(NAME + "-deployment-edge")
                .waitUntilCondition(deployment -> deployment != null, 10, TimeUnit.SECONDS);
    }

    private void create(HasMetadata resource) {
        client.resource(resource).create();
    }

    /** What Kubernetes writes when a Deployment's pods are available. */
    private void run(String name) {
        client.apps().deployments().inNamespace("default").withName(name).editStatus(deployment -> running(deployment));
    }

    private static Deployment running(Deployment deployment) {
        return new DeploymentBuilder(deployment)
                .withNewStatus()
                .withObservedGeneration(deployment.getMetadata().getGeneration())
                .withReplicas(1)
                .withUpdatedReplicas(1)
                .withAvailableReplicas(1)
                .endStatus()
                .build();
    }

    private JointInferenceServiceStatus await(Predicate<JointInferenceServiceStatus> wanted) {
        return client.resources(JointInferenceService.class)
                .inNamespace("default")
                .withName(NAME)
                .waitUntilCondition(
                        service -> service != null && service.getStatus() != null && wanted.test(service.getStatus()),
                        10,
                        TimeUnit.SECONDS)
                .getStatus();
    }

    private static String reason(JointInferenceServiceStatus status) {
        return String.valueOf(ready(status).reason());
    }

    private static Condition ready(JointInferenceServiceStatus status) {
        List<Condition> ready = status.conditions().stream()
                .filter(condition -> condition.type().equals("Ready"))
                .toList();
        assertThat(ready).hasSize(1);
        return ready.getFirst();
    }
}
