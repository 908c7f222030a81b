package io.skerry.operator.leadership;

import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.skerry.operator.status.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * One of several operators works, the others wait. A leader that ends gives the Lease back; one that cannot renew it ends, so that two
 * never work at once.
 */
final class LeaderElection {

    /** The Lease in the operator's namespace. */
    static final String LEASE = "skerry-operator";

    /** How long the others wait for a leader that is not heard. */
    private static final Duration LEASE_DURATION = Duration.ofSeconds(45);

    /** How long the leader tries to renew the Lease before it ends: an API server that restarts must fit in. */
    private static final Duration RENEW_DEADLINE = Duration.ofSeconds(30);

    private static final Duration RETRY_PERIOD = Duration.ofSeconds(4);

    @Produces
    @Singleton
    LeaderElectionConfiguration configuration(Instance instance) {
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
                .withLeaseNamespace(instance.namespace())
                .withIdentity(instance.name())
                .withLeaseDuration(LEASE_DURATION)
                .withRenewDeadline(RENEW_DEADLINE)
                .withRetryPeriod(RETRY_PERIOD)
                .build();
    }
}
