package io.skerry.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.resource.Condition;
import io.skerry.operator.jointinference.Resources;
import io.skerry.operator.testbed.Chart;
import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.skerry.operator.testbed.Eventually;
import io.skerry.operator.testbed.OperatorProcess;
import io.skerry.operator.user.ClusterUser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("faults")
@ExtendWith(ClusterExtension.class)
class OperatorStopTest {

    /** Half of what Kubernetes leaves a pod before it kills it. */
    private static final Duration LONGEST_END = Duration.ofSeconds(15);
    /** What a JVM ends with that ended in order because it was asked to: 128 and the number of SIGTERM. */
    private static final int TERMINATED = 143;

    private static final String NAMESPACE = "stopped";

    @Test
    void an_operator_that_is_asked_to_end_at_work_leaves_whole_statuses_and_gives_its_lease_back(Cluster cluster)
            throws IOException {
        cluster.addNode("edge-node");
        ClusterUser user = cluster.userIn(NAMESPACE);
        user.create(Resources.model("little"));
        user.create(Resources.model("big"));
        try (OperatorProcess operator = OperatorProcess.start(cluster, "stopped")) {
            List<String> services =
                    IntStream.range(0, 20).mapToObj(i -> "service-" + i).toList();
            services.forEach(name -> user.create(Resources.service(name, "little", "big")));
            Eventually.holds(
                    "the operator is at work",
                    () -> services(cluster).stream().anyMatch(service -> service.getStatus() != null));

            assertThat(operator.terminate(LONGEST_END)).isEqualTo(TERMINATED);

            assertThat(leaseHolder(cluster)).isEmpty();
            assertThat(services(cluster))
                    .filteredOn(service -> service.getStatus() != null)
                    .allSatisfy(OperatorStopTest::isWhole);
            operator.restart();
            services.forEach(name -> user.awaitReason(JointInferenceService.class, name, "WorkersRunning"));
        }
    }

    private static List<JointInferenceService> services(Cluster cluster) {
        return cluster.client()
                .resources(JointInferenceService.class)
                .inNamespace(NAMESPACE)
                .list()
                .getItems();
    }

    private static String leaseHolder(Cluster cluster) {
        return cluster.client()
                .leases()
                .inNamespace(Chart.NAMESPACE)
                .withName("skerry-operator")
                .get()
                .getSpec()
                .getHolderIdentity();
    }

    /**
     * It says of this very spec how it stands, and nothing of an end that came in between. That a request takes too long may happen on a
     * busy machine, and is said.
     */
    private static void isWhole(JointInferenceService service) {
        assertThat(service.getStatus().observedGeneration())
                .isEqualTo(service.getMetadata().getGeneration());
        assertThat(ClusterUser.condition(service, Condition.READY)).isPresent();
        assertThat(service.getStatus().conditions())
                .filteredOn(condition -> "InternalError".equals(condition.reason()))
                .extracting(Condition::message)
                .allMatch(message -> String.valueOf(message).contains("TimeoutException"));
    }
}
