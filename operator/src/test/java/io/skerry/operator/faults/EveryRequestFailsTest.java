package io.skerry.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.resource.Condition;
import io.skerry.operator.golden.ScenarioOnCluster;
import io.skerry.operator.testbed.ApiServerProxy;
import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.skerry.operator.testbed.Fault;
import io.skerry.operator.testbed.OperatorProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Of the requests that the operator makes for one service, the first fails, the second, and so on to the last, each in every way. Watches,
 * and the lists that they begin with, are of the whole cluster and go well.
 */
@Tag("faults")
@ExtendWith(ClusterExtension.class)
class EveryRequestFailsTest {

    private static final String SCENARIO = "autoscalers";
    /** Two Deployments, two autoscalers and a Service are made, and two statuses are written at least. */
    private static final int FEWEST_REQUESTS = 7;
    /** So many are played at once, in each way. */
    private static final int WAVE = 4;

    private final FailingRequests failing = new FailingRequests();

    /** A scenario in which one request fails. */
    private record Run(int which, Fault fault) {

        String namespace() {
            return "fails-" + which + "-"
                    + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Test
    void whichever_request_fails_and_however_the_cluster_ends_up_as_if_none_had(Cluster cluster) throws IOException {
        cluster.addNode("edge-node");
        List<Run> failed = new ArrayList<>();
        try (ApiServerProxy proxy = new ApiServerProxy(cluster, failing);
                OperatorProcess _ = OperatorProcess.start(cluster, "every-request-fails", settings(proxy))) {
            List<Run> last;
            int first = 1;
            do {
                List<Run> runs = IntStream.range(first, first + WAVE)
                        .boxed()
                        .flatMap(which -> Stream.of(Fault.values()).map(fault -> new Run(which, fault)))
                        .toList();
                play(cluster, runs);
                last = runs.stream()
                        .filter(run -> failing.happened(run.namespace()))
                        .toList();
                failed.addAll(last);
                first += WAVE;
            } while (!last.isEmpty());
        }
        assertThat(failed).hasSizeGreaterThanOrEqualTo(FEWEST_REQUESTS * Fault.values().length);
    }

    /** The client's own retries would hide from the operator most of what fails. */
    private static Map<String, String> settings(ApiServerProxy proxy) {
        Map<String, String> settings = new HashMap<>(proxy.settings());
        settings.put("QUARKUS_KUBERNETES_CLIENT_REQUEST_RETRY_BACKOFF_LIMIT", "0");
        return settings;
    }

    private void play(Cluster cluster, List<Run> runs) throws IOException {
        for (Run run : runs) {
            failing.plan(run.namespace(), run.fault(), run.which());
            scenario(cluster, run).apply();
        }
        for (Run run : runs) {
            ScenarioOnCluster played = scenario(cluster, run);
            JointInferenceService service = played.awaitRunning();
            assertThat(played.differences(service)).as("%s", run).isEmpty();
            assertThat(service.getStatus().conditions())
                    .as("%s", run)
                    .extracting(Condition::reason)
                    .containsOnly("WorkersRunning");
        }
    }

    private static ScenarioOnCluster scenario(Cluster cluster, Run run) {
        return ScenarioOnCluster.named(SCENARIO, cluster.userIn(run.namespace()));
    }
}
