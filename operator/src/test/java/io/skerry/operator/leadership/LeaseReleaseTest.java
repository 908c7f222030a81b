package io.skerry.operator.leadership;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import io.skerry.operator.status.Instance;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithKubernetesTestServer
class LeaseReleaseTest {

    @Inject
    KubernetesClient client;

    @AfterEach
    void deleteLease() {
        client.leases().inNamespace("skerry").delete();
    }

    @Test
    void the_leader_gives_its_lease_back() {
        hold("operator-1");

        release();

        assertThat(lease().getSpec().getHolderIdentity()).isEmpty();
    }

    @Test
    void the_lease_of_another_leader_stays_as_it_is() {
        hold("operator-2");

        release();

        assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("operator-2");
    }

    @Test
    void without_a_lease_there_is_nothing_to_give_back() {
        release();

        assertThat(lease()).isNull();
    }

    private void release() {
        new LeaseRelease(client, new Instance("skerry", "operator-1")).atTheEnd(new ShutdownEvent());
    }

    private Lease lease() {
        return client.leases()
                .inNamespace("skerry")
                .withName(LeaderElection.LEASE)
                .get();
    }

    private void hold(String holder) {
        client.resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withName(LeaderElection.LEASE)
                        .withNamespace("skerry")
                        .endMetadata()
                        .withNewSpec()
                        .withHolderIdentity(holder)
                        .endSpec()
                        .build())
                .create();
    }
}
