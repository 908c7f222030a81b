package io.skerry.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.NodeState;
import io.skerry.api.model.Model;
import io.skerry.api.model.ModelSpec;
import io.skerry.api.resource.Condition;
import io.skerry.operator.jointinference.Resources;
import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.skerry.operator.testbed.Eventually;
import io.skerry.operator.testbed.OperatorProcess;
import io.skerry.operator.user.ClusterUser;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("faults")
@ExtendWith(ClusterExtension.class)
class OperatorFaultsTest {

    private Cluster cluster;
    private OperatorProcess operator;

    @BeforeEach
    void start(Cluster given) throws IOException {
        cluster = given;
        cluster.addNode("edge-node");
        operator = OperatorProcess.start(cluster, "first");
    }

    @AfterEach
    void stop() {
        operator.close();
    }

    @Test
    void what_has_not_changed_is_not_written_again_when_everything_is_looked_at_again() throws Exception {
        ClusterUser user = userWithModels("unchanged");
        List<String> services = names(5);
        services.forEach(name -> user.create(Resources.service(name, "little", "big")));
        services.forEach(name -> awaitSettled(user, name));
        long before = cluster.writes();

        operator.kill();
        operator.restart();
        awaitAllLookedAt();

        assertThat(cluster.writes()).isEqualTo(before);
    }

    @Test
    void an_api_server_that_was_killed_finds_the_operator_as_before() {
        ClusterUser user = userWithModels("server-killed");
        user.create(Resources.service("old", "little", "big"));
        awaitSettled(user, "old");

        cluster.killAndStart("kube-apiserver");

        user.create(Resources.service("new", "little", "big"));
        awaitSettled(user, "new");
        changeModel(user);
        awaitModel(user, "old");
    }

    @Test
    void changes_that_no_watch_can_deliver_any_more_are_found() throws Exception {
        ClusterUser user = userWithModels("compacted");
        user.create(Resources.service("kept", "little", "big"));
        awaitSettled(user, "kept");

        operator.pause();
        user.create(Resources.service("new", "little", "big"));
        changeModel(user);
        cluster.compact();
        cluster.killAndStart("kube-apiserver");
        operator.resume();

        awaitSettled(user, "new");
        awaitModel(user, "kept");
    }

    @Test
    void an_operator_that_is_killed_at_work_goes_on_where_it_was() throws Exception {
        ClusterUser user = userWithModels("operator-killed");
        List<String> services = names(8);
        int kill = ThreadLocalRandom.current().nextInt(services.size());

        for (int i = 0; i < services.size(); i++) {
            user.create(Resources.service(services.get(i), "little", "big"));
            if (i == kill) {
                operator.kill();
            }
        }
        operator.restart();

        services.forEach(name -> awaitSettled(user, name));
        assertThat(cluster.client()
                        .apps()
                        .deployments()
                        .inNamespace("operator-killed")
                        .list()
                        .getItems())
                .hasSize(2 * services.size());
        assertThat(cluster.client()
                        .services()
                        .inNamespace("operator-killed")
                        .list()
                        .getItems())
                .hasSize(services.size());
    }

    @Test
    void of_two_operators_one_works_and_the_other_takes_over_when_it_ends() throws Exception {
        ClusterUser user = userWithModels("two-operators");
        try (OperatorProcess second = OperatorProcess.start(cluster, "second")) {
            user.create(Resources.service("one", "little", "big"));
            awaitSettled(user, "one");
            assertThat(operator.leads()).isTrue();
            assertThat(second.leads()).isFalse();

            operator.close();

            user.create(Resources.service("two", "little", "big"));
            awaitSettled(user, "two");
            Eventually.holds("the second operator leads", second::leads);
        }
    }

    private ClusterUser userWithModels(String namespace) {
        ClusterUser user = cluster.userIn(namespace);
        user.create(Resources.model("little"));
        user.create(Resources.model("big"));
        return user;
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "service-" + i).toList();
    }

    /** Returns when nothing more will be said of a service. */
    private static void awaitSettled(ClusterUser user, String name) {
        user.await(
                JointInferenceService.class,
                name,
                service -> ClusterUser.condition(service, Condition.READY)
                                .filter(ready -> ready.status().equals("True"))
                                .isPresent()
                        && service.getStatus().nodes().stream()
                                .map(NodeState::ready)
                                .toList()
                                .equals(List.of(true)));
    }

    /** Returns when a new operator has looked at all services and models once. */
    private void awaitAllLookedAt() {
        for (String kind : List.of("jointinferenceservice", "model")) {
            String ofKind = "{controller_name=\"" + kind + "\"";
            Eventually.holds(
                    "every " + kind + " is looked at",
                    () -> operator.metric("custom_resources" + ofKind) > 0
                            && operator.metric("reconciliations_success_total" + ofKind)
                                    >= operator.metric("custom_resources" + ofKind)
                            && operator.metric("reconciliations_queue" + ofKind) == 0
                            && operator.metric("reconciliations_active" + ofKind) == 0);
        }
    }

    private static void changeModel(ClusterUser user) {
        user.edit(
                Model.class,
                "big",
                model -> model.setSpec(new ModelSpec("/models/changed/model.onnx", "onnx", List.of(), null, null)));
    }

    private static void awaitModel(ClusterUser user, String service) {
        user.await(
                Deployment.class,
                service + "-deployment-cloud",
                deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                        .anyMatch(variable ->
                                Objects.equals(variable.getValue(), "/home/data/models/changed/model.onnx")));
    }
}
