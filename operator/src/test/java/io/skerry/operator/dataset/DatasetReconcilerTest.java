package io.skerry.operator.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import io.skerry.api.dataset.Dataset;
import io.skerry.api.dataset.DatasetSpec;
import io.skerry.api.dataset.DatasetStatus;
import io.skerry.operator.user.ClusterUser;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@WithKubernetesTestServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatasetReconcilerTest {

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
    void a_dataset_is_ready_as_soon_as_its_node_is_there() {
        user.create(dataset("waiting", "edge-1"));
        user.awaitReason(Dataset.class, "waiting", "NodeNotFound");

        client.resource(node("edge-1")).create();

        Dataset dataset = user.awaitReason(Dataset.class, "waiting", "Accepted");
        assertThat(dataset.getStatus().numberOfSamples()).isZero();
    }

    @Test
    void what_the_node_counted_stays() {
        user.create(dataset("counted", "edge-2"));
        user.awaitReason(Dataset.class, "counted", "NodeNotFound");

        user.editStatus(
                Dataset.class,
                "counted",
                status -> new DatasetStatus(status.observedGeneration(), status.conditions(), 17, null));
        client.resource(node("edge-2")).create();

        assertThat(user.awaitReason(Dataset.class, "counted", "Accepted")
                        .getStatus()
                        .numberOfSamples())
                .isEqualTo(17);
    }

    private static Node node(String name) {
        return new NodeBuilder().withNewMetadata().withName(name).endMetadata().build();
    }

    private static Dataset dataset(String name, String node) {
        Dataset dataset = new Dataset();
        dataset.setMetadata(new ObjectMetaBuilder().withName(name).build());
        dataset.setSpec(new DatasetSpec("/data/train.txt", "txt", node, null));
        return dataset;
    }
}
