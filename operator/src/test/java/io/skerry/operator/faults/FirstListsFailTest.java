package io.skerry.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.operator.golden.ScenarioOnCluster;
import io.skerry.operator.testbed.ApiServerProxy;
import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.skerry.operator.testbed.Fault;
import io.skerry.operator.testbed.OperatorProcess;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the operator lists of each kind when it starts fails once, as while an API server learns new kinds. */
@Tag("faults")
@ExtendWith(ClusterExtension.class)
class FirstListsFailTest {

    private static final String OF_SKERRY = "/apis/sedna.io/v1alpha1/";

    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_LOST", "TOO_MANY_REQUESTS", "INTERNAL_ERROR"})
    void the_operator_lists_again_and_starts(Fault fault, Cluster cluster) throws IOException {
        cluster.addNode("edge-node");
        String name = "first-lists-" + fault.status();
        ScenarioOnCluster scenario = ScenarioOnCluster.named("autoscalers", cluster.userIn(name));
        try (ApiServerProxy proxy = new ApiServerProxy(cluster, path -> once(path, fault))) {
            Map<String, String> settings = new HashMap<>(proxy.settings());
            settings.put("QUARKUS_KUBERNETES_CLIENT_REQUEST_RETRY_BACKOFF_LIMIT", "0");
            try (OperatorProcess _ = OperatorProcess.start(cluster, name, settings)) {
                scenario.apply();
                assertThat(scenario.differences(scenario.awaitRunning())).isEmpty();
            }
        }
        assertThat(failed).contains(OF_SKERRY + "jointinferenceservices", OF_SKERRY + "models");
    }

    private Optional<Fault> once(String path, Fault fault) {
        return path.startsWith(OF_SKERRY) && !path.contains("/namespaces/") && failed.add(path)
                ? Optional.of(fault)
                : Optional.empty();
    }
}
