package io.skerry.operator.jointinference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.NodeState;
import io.skerry.api.resource.Condition;
import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.skerry.operator.testbed.Eventually;
import io.skerry.operator.testbed.OperatorProcess;
import io.skerry.operator.user.ClusterUser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a service on a real API server with Kubernetes' own controllers. */
@Tag("real")
@ExtendWith(ClusterExtension.class)
class JointInferenceOnClusterTest {

    private static final String NAME = "helmets";

    private static Cluster cluster;
    private static OperatorProcess operator;

    @BeforeAll
    static void start(Cluster given) throws IOException {
        cluster = given;
        cluster.addNode("edge-node");
        operator = OperatorProcess.start(cluster, "life");
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    @Test
    void a_service_is_ready_when_its_pods_run_and_not_before() {
        ClusterUser user = cluster.userIn("not-before");
        createModels(user);
        user.create(Resources.onNode(Resources.service(NAME, "little", "big"), "late-node"));
        JointInferenceService waiting = user.awaitReason(JointInferenceService.class, NAME, "NodeNotFound");
        assertThat(status(waiting, Condition.READY)).isEqualTo("False");

        cluster.addNode("late-node");

        JointInferenceService ready = user.awaitReason(JointInferenceService.class, NAME, "WorkersRunning");
        assertThat(status(ready, Condition.READY)).isEqualTo("True");
        Instant since =
                ClusterUser.condition(ready, Condition.READY).orElseThrow().lastTransitionTime();
        assertThat(pods("not-before"))
                .hasSize(2)
                .allSatisfy(pod -> assertThat(readySince(pod)).isBeforeOrEqualTo(since));
        assertThat(ready.getStatus().nodes()).extracting(NodeState::name).containsExactly("late-node");
        assertThat(cluster.client()
                        .events()
                        .v1()
                        .events()
                        .inNamespace("not-before")
                        .list()
                        .getItems())
                .filteredOn(event -> event.getRegarding().getKind().equals("JointInferenceService"))
                .extracting(Event::getReason)
                .contains("WorkersRunning");
    }

    @Test
    void what_somebody_edits_or_deletes_by_hand_is_restored() {
        ClusterUser user = cluster.userIn("by-hand");
        createModels(user);
        user.create(Resources.service(NAME, "little", "big"));
        user.awaitReason(JointInferenceService.class, NAME, "WorkersRunning");
        String uid = uid(user, Service.class, NAME + "-cloud");

        user.edit(
                Deployment.class,
                NAME + "-deployment-edge",
                deployment -> deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnv()
                        .removeIf(variable -> variable.getName().equals("MODEL_URL")));
        user.await(
                Deployment.class,
                NAME + "-deployment-edge",
                deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                        .anyMatch(variable -> variable.getName().equals("MODEL_URL")));

        cluster.client()
                .services()
                .inNamespace("by-hand")
                .withName(NAME + "-cloud")
                .delete();
        user.await(
                Service.class,
                NAME + "-cloud",
                service -> !service.getMetadata().getUid().equals(uid));
    }

    @Test
    void a_service_that_is_deleted_takes_everything_with_it() {
        ClusterUser user = cluster.userIn("deleted");
        createModels(user);
        user.create(Resources.service(NAME, "little", "big"));
        user.awaitReason(JointInferenceService.class, NAME, "WorkersRunning");

        cluster.client()
                .resources(JointInferenceService.class)
                .inNamespace("deleted")
                .withName(NAME)
                .delete();

        Eventually.holds("everything is gone", () -> made("deleted").isEmpty());
    }

    private static void createModels(ClusterUser user) {
        user.create(Resources.model("little"));
        user.create(Resources.model("big"));
    }

    private static <R extends HasMetadata> String uid(ClusterUser user, Class<R> kind, String name) {
        return user.find(kind, name).orElseThrow().getMetadata().getUid();
    }

    private static List<? extends HasMetadata> made(String namespace) {
        return Stream.of(
                        cluster.client()
                                .apps()
                                .deployments()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        cluster.client()
                                .services()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        pods(namespace))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Pod> pods(String namespace) {
        return cluster.client().pods().inNamespace(namespace).list().getItems();
    }

    private static Instant readySince(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"))
                .map(PodCondition::getLastTransitionTime)
                .map(Instant::parse)
                .findFirst()
                .orElseThrow();
    }

    private static String status(JointInferenceService service, String type) {
        return ClusterUser.condition(service, type).orElseThrow().status();
    }
}
