package io.skerry.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.skerry.operator.testbed.OperatorProcess;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden scenarios against a real API server, with its defaults and its own controllers. */
@Tag("real")
@ExtendWith(ClusterExtension.class)
class GoldenOnClusterTest {

    private static Cluster cluster;
    private static OperatorProcess operator;

    @BeforeAll
    static void start(Cluster given) throws IOException {
        cluster = given;
        cluster.addNode("edge-node");
        cluster.addNode("cloud-node");
        operator = OperatorProcess.start(cluster, "golden");
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    static List<Scenario> scenarios() {
        return JointInferenceGoldenTest.scenarios();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void the_cluster_has_what_the_file_says_and_the_service_becomes_ready(Scenario scenario) throws IOException {
        ScenarioOnCluster played = new ScenarioOnCluster(scenario, cluster.userIn(scenario.name()));
        played.named("Secret").forEach(secret -> cluster.grantSecret(scenario.name(), secret));

        played.apply();

        assertThat(played.differences(played.awaitRunning())).isEmpty();
    }
}
