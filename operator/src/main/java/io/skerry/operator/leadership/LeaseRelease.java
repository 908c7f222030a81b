package io.skerry.operator.leadership;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.quarkus.runtime.ShutdownEvent;
import io.skerry.operator.status.Instance;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Gives the Lease back when the leader has ended its work, so that the next one need not wait until it expires. */
@Singleton
final class LeaseRelease {

    private static final Logger LOG = Logger.getLogger(LeaseRelease.class);
    /** The controllers end first; observers without a priority have 2500. */
    private static final int LAST = 5_000;

    private final KubernetesClient client;
    private final Instance instance;

    LeaseRelease(KubernetesClient client, Instance instance) {
        this.client = client;
        this.instance = instance;
    }

    void atTheEnd(@Observes @Priority(LAST) ShutdownEvent event) {
        Resource<Lease> lease =
                client.leases().inNamespace(instance.namespace()).withName(LeaderElection.LEASE);
        try {
            Lease held = lease.get();
            if (held != null && instance.name().equals(held.getSpec().getHolderIdentity())) {
                client.resource(new LeaseBuilder(held)
                                .editSpec()
                                .withHolderIdentity("")
                                .endSpec()
                                .build())
                        .update();
            }
        } catch (KubernetesClientException e) {
            LOG.warnf("the Lease is not given back, the next leader waits until it expires: %s", e.getMessage());
        }
    }
}
