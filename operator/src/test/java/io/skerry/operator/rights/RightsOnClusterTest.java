package io.skerry.operator.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.skerry.api.model.Model;
import io.skerry.operator.jointinference.Resources;
import io.skerry.operator.testbed.AuditLog.Call;
import io.skerry.operator.testbed.Chart;
import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.skerry.operator.testbed.OperatorProcess;
import io.skerry.operator.user.ClusterUser;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the operator asks a real API server for in the whole life of resources of every kind, and what the chart's roles grant it. */
@Tag("real")
@ExtendWith(ClusterExtension.class)
class RightsOnClusterTest {

    private static final String ACCOUNT = "skerry-operator";
    private static final String USER = "system:serviceaccount:" + Chart.NAMESPACE + ":" + ACCOUNT;

    private static Cluster cluster;

    @BeforeAll
    static void start(Cluster given) {
        cluster = given;
        cluster.addEdgeNode("edge-node");
    }

    @Test
    void the_chart_grants_what_the_operator_needs_and_no_more() throws IOException {
        assertGrantedIsNeeded("rights", Map.of(), user -> new WholeLife(user).run());
    }

    @Test
    void so_it_does_for_a_link_through_kubeedge() throws IOException {
        cluster.prepareForKubeEdge();
        try {
            assertGrantedIsNeeded("rights-kubeedge", Cluster.throughKubeEdge(), user -> {
                List<HasMetadata> made = new WholeLife(user).run();
                new RulesLife(user).run();
                return made;
            });
        } finally {
            cluster.chart().upgrade("link=mqtt");
        }
    }

    /** What users do, and what the operator made for it. */
    private interface Life {

        List<HasMetadata> of(ClusterUser user) throws IOException;
    }

    private static void assertGrantedIsNeeded(String namespace, Map<String, String> settings, Life life)
            throws IOException {
        ClusterUser user = cluster.userIn(namespace);
        cluster.grantSecret(namespace, "store");
        deleteLease();
        long before = cluster.audit().length();

        List<HasMetadata> made;
        try (OperatorProcess _ = OperatorProcess.start(cluster, namespace, settings)) {
            made = life.of(user);
        }

        List<Call> calls = callsSince(before);
        assertThat(calls).filteredOn(Call::isForbidden).isEmpty();
        Set<Right> needed = in(namespace, needed(calls, made));
        Set<Right> granted = in(namespace, granted());
        assertThat(granted).as("what is granted has all that is needed").containsAll(needed);
        assertThat(needed).as("what is granted is needed").containsAll(granted);
    }

    @Test
    void a_secret_that_is_not_granted_is_said_in_the_status_and_taken_when_it_is() throws IOException {
        ClusterUser user = cluster.userIn("not-granted");
        user.create(Resources.secret("store", "minio:9000"));
        try (OperatorProcess _ = OperatorProcess.start(cluster, "not-granted")) {
            user.create(Resources.storedModel("stored", "store"));

            Model forbidden = user.awaitReason(Model.class, "stored", "Forbidden");
            assertThat(ClusterUser.message(forbidden)).contains("secrets \"store\" is forbidden", "\"not-granted\"");

            cluster.grantSecret("not-granted", "store");
            user.awaitReason(Model.class, "stored", "Accepted");
        }
    }

    /** So that there is none to begin with. */
    private static void deleteLease() {
        cluster.client().leases().inNamespace(Chart.NAMESPACE).withName(ACCOUNT).delete();
    }

    private static List<Call> callsSince(long before) throws IOException {
        return cluster.audit().since(before).stream()
                .filter(call -> call.user().equals(USER))
                .filter(call -> !isAllowedToEverybody(call))
                .toList();
    }

    /** Kubernetes lets whoever has logged in ask what there is and what they may do. */
    private static boolean isAllowedToEverybody(Call call) {
        return call.allowedBy().contains("of ClusterRole \"system:");
    }

    private static Set<Right> needed(List<Call> calls, List<HasMetadata> made) {
        return Stream.concat(
                        calls.stream().flatMap(Right::neededFor),
                        made.stream().flatMap(RightsOnClusterTest::neededToBlockOwners))
                .collect(Collectors.toSet());
    }

    /** Not a request of its own: an API server asks for it when it is told that an object blocks the deletion of another. */
    private static Stream<Right> neededToBlockOwners(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getBlockOwnerDeletion()))
                .map(owner -> Right.everywhere(
                        owner.getApiVersion().replaceFirst("/.*", ""),
                        owner.getKind().toLowerCase(Locale.ROOT) + "s/finalizers",
                        "update"));
    }

    private static Set<Right> granted() {
        return new Granted(cluster.client(), Chart.NAMESPACE, ACCOUNT).rights();
    }

    /** Other tests have Secrets in namespaces of their own. */
    private static Set<Right> in(String namespace, Set<Right> rights) {
        return rights.stream()
                .filter(right -> Set.of("", Chart.NAMESPACE, namespace).contains(right.namespace()))
                .collect(Collectors.toSet());
    }
}
