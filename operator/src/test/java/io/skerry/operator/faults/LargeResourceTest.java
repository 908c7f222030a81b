package io.skerry.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.operator.jointinference.Resources;
import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.skerry.operator.testbed.OperatorProcess;
import io.skerry.operator.user.ClusterUser;
import java.io.IOException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("faults")
@ExtendWith(ClusterExtension.class)
class LargeResourceTest {

    private static final int MEGABYTE = 1 << 20;

    @Test
    void a_service_of_one_megabyte_runs_as_any_other(Cluster cluster) throws IOException {
        cluster.addNode("edge-node");
        ClusterUser user = cluster.userIn("large");
        user.create(Resources.model("little"));
        user.create(Resources.model("big"));
        JointInferenceService service = Resources.service("large", "little", "big");
        String value = "x".repeat(MEGABYTE);
        service.getSpec()
                .edgeWorker()
                .template()
                .getSpec()
                .getContainers()
                .getFirst()
                .getEnv()
                .add(new EnvVarBuilder().withName("LARGE").withValue(value).build());
        try (OperatorProcess _ = OperatorProcess.start(cluster, "large")) {
            user.create(service);

            user.awaitReason(JointInferenceService.class, "large", "WorkersRunning");
            assertThat(user.find(Deployment.class, "large-deployment-edge").orElseThrow())
                    .extracting(deployment -> deployment
                            .getSpec()
                            .getTemplate()
                            .getSpec()
                            .getContainers()
                            .getFirst()
                            .getEnv())
                    .asInstanceOf(InstanceOfAssertFactories.list(EnvVar.class))
                    .contains(new EnvVarBuilder()
                            .withName("LARGE")
                            .withValue(value)
                            .build());
        }
    }
}
