package io.skerry.operator.jointinference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.jointinference.ModelFile;
import io.skerry.api.jointinference.NodeState;
import io.skerry.api.model.Model;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.report.ServiceReport;
import io.skerry.api.resource.Condition;
import io.skerry.operator.report.NodeReports;
import io.skerry.operator.testbed.Eventually;
import io.skerry.operator.user.ClusterUser;
import io.skerry.wire.Source;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The operator against an API server in memory. */
@QuarkusTest
@WithKubernetesTestServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JointInferenceReconcilerTest {

    @Inject
    NodeReports reports;

    @Inject
    KubernetesClient client;

    @Inject
    Operator operator;

    private ClusterUser user;

    @BeforeAll
    void start() throws IOException {
        user = new ClusterUser(client, "default", 10);
        user.installCrds();
        operator.start();
    }

    @AfterAll
    void stop() {
        operator.stop();
    }

    @Test
    void a_service_has_its_workers_and_is_ready_when_they_run() {
        user.create(Resources.model("little"));
        user.create(Resources.model("big"));
        user.create(Resources.service("running", "little", "big"));

        JointInferenceService starting = user.awaitReason(JointInferenceService.class, "running", "WorkersStarting");
        assertThat(ClusterUser.condition(starting, Condition.READY)
                        .orElseThrow()
                        .status())
                .isEqualTo("False");
        assertThat(user.find(Service.class, "running-cloud")).isPresent();

        run("running-deployment-cloud");
        run("running-deployment-edge");
        JointInferenceServiceStatus running = user.awaitReason(JointInferenceService.class, "running", "WorkersRunning")
                .getStatus();
        assertThat(running.active()).isEqualTo(2);
        assertThat(running.conditions())
                .filteredOn(condition -> condition.status().equals("True"))
                .extracting(Condition::type)
                .containsExactlyInAnyOrder("Ready", "Running");
    }

    @Test
    void a_service_whose_model_is_missing_says_so_and_heals_when_it_comes() {
        user.create(Resources.model("there"));
        user.create(Resources.service("lacking", "missing", "there"));

        JointInferenceService stalled = user.awaitReason(JointInferenceService.class, "lacking", "ModelNotFound");
        assertThat(ClusterUser.message(stalled)).contains("'missing'").contains("create it");
        assertThat(user.find(Deployment.class, "lacking-deployment-cloud")).isEmpty();

        user.create(Resources.model("missing"));
        user.awaitReason(JointInferenceService.class, "lacking", "WorkersStarting");
    }

    @Test
    void workers_that_shall_not_be_scaled_any_more_lose_their_autoscalers() {
        user.create(Resources.model("slow"));
        user.create(Resources.model("slower"));
        user.create(Resources.scaled(Resources.service("scaled", "slow", "slower")));
        user.await(HorizontalPodAutoscaler.class, "hpa-scaled-deployment-cloud", made -> true);
        user.await(HorizontalPodAutoscaler.class, "hpa-scaled-deployment-edge", made -> true);

        user.edit(
                JointInferenceService.class,
                "scaled",
                service -> service.setSpec(
                        Resources.service("scaled", "slow", "slower").getSpec()));

        Eventually.holds(
                "the autoscalers are gone",
                () -> user.find(HorizontalPodAutoscaler.class, "hpa-scaled-deployment-cloud")
                                .isEmpty()
                        && user.find(HorizontalPodAutoscaler.class, "hpa-scaled-deployment-edge")
                                .isEmpty());
    }

    @Test
    void a_worker_that_someone_deletes_is_made_again() {
        user.create(Resources.model("shallow"));
        user.create(Resources.model("deep"));
        user.create(Resources.service("repaired", "shallow", "deep"));
        user.awaitReason(JointInferenceService.class, "repaired", "WorkersStarting");
        String uid = user.find(Deployment.class, "repaired-deployment-edge")
                .orElseThrow()
                .getMetadata()
                .getUid();

        client.apps()
                .deployments()
                .inNamespace("default")
                .withName("repaired-deployment-edge")
                .delete();

        user.await(
                Deployment.class,
                "repaired-deployment-edge",
                made -> !made.getMetadata().getUid().equals(uid));
    }

    @Test
    void a_service_whose_models_secret_is_missing_heals_when_it_comes() {
        user.create(Resources.model("small"));
        user.create(Resources.storedModel("stored", "store"));
        user.create(Resources.service("storing", "small", "stored"));
        user.awaitReason(JointInferenceService.class, "storing", "SecretNotFound");

        user.create(Resources.secret("store", "minio:9000"));
        user.awaitReason(JointInferenceService.class, "storing", "WorkersStarting");
        user.await(
                Deployment.class,
                "storing-deployment-cloud",
                made -> endpoint(made).equals("https://minio:9000"));

        user.edit(
                Secret.class,
                "store",
                secret -> secret.getMetadata().getAnnotations().put("s3-endpoint", "other:9000"));
        user.await(
                Deployment.class,
                "storing-deployment-cloud",
                made -> endpoint(made).equals("https://other:9000"));
    }

    @Test
    void a_service_says_which_node_it_waits_for() {
        user.create(Resources.model("one"));
        user.create(Resources.model("two"));
        user.create(Resources.onNode(Resources.service("bound", "one", "two"), "edge-7"));

        JointInferenceService waiting = user.awaitReason(JointInferenceService.class, "bound", "NodeNotFound");
        assertThat(ClusterUser.message(waiting)).contains("edge worker").contains("'edge-7'");
        assertThat(user.find(Deployment.class, "bound-deployment-edge")).isPresent();

        client.resource(Resources.node("edge-7", false)).create();
        user.awaitReason(JointInferenceService.class, "bound", "NodeNotReady");

        client.resource(Resources.node("edge-7", true)).update();
        user.awaitReason(JointInferenceService.class, "bound", "WorkersStarting");
    }

    @Test
    void what_a_model_was_stays_in_the_status_when_somebody_deletes_it() {
        user.create(Resources.model("fleeting"));
        user.create(Resources.model("lasting"));
        user.create(Resources.byTheNode(Resources.service("remembering", "fleeting", "lasting"), "edge-8"));
        ModelFile fleeting = new ModelFile(Resources.model("fleeting").getSpec().url(), null);
        user.await(
                JointInferenceService.class,
                "remembering",
                service -> service.getStatus() != null
                        && fleeting.equals(service.getStatus().edgeModel()));

        client.resources(Model.class)
                .inNamespace("default")
                .withName("fleeting")
                .delete();

        JointInferenceService after = user.awaitReason(JointInferenceService.class, "remembering", "ModelNotFound");
        assertThat(after.getStatus().edgeModel()).isEqualTo(fleeting);
    }

    @Test
    void what_nodes_said_of_a_service_goes_with_it() {
        ServiceName name = new ServiceName("default", "forgotten");
        ServiceReport report = new ServiceReport(true, "little:1", null, 1, 0, 0, 0, true, null);
        user.create(Resources.model("brief"));
        user.create(Resources.model("short"));
        user.create(Resources.byTheNode(Resources.service("forgotten", "brief", "short"), "edge-9"));
        user.await(JointInferenceService.class, "forgotten", service -> service.getStatus() != null);
        reports.accept(new Source("edge-9", "run"), 1, name, report, Instant.EPOCH);

        client.resources(JointInferenceService.class)
                .inNamespace("default")
                .withName("forgotten")
                .delete();

        Eventually.holds(
                "nothing is known of it", () -> reports.of("edge-9", name).isEmpty());
    }

    @Test
    void a_service_says_on_which_nodes_its_edge_runs() {
        user.create(Resources.model("near"));
        user.create(Resources.model("far"));
        user.create(Resources.service("placed", "near", "far"));
        user.awaitReason(JointInferenceService.class, "placed", "WorkersStarting");
        Deployment deployment =
                user.find(Deployment.class, "placed-deployment-edge").orElseThrow();

        user.create(Resources.pod(deployment, "edge-3"));

        JointInferenceService placed = user.await(
                JointInferenceService.class,
                "placed",
                found -> !found.getStatus().nodes().isEmpty());
        assertThat(placed.getStatus().nodes())
                .containsExactly(new NodeState("edge-3", true, null, null, null, null, null));
    }

    private static String endpoint(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getInitContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals("S3_ENDPOINT_URL"))
                .findFirst()
                .orElseThrow()
                .getValue();
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
}
