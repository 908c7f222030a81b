package io.skerry.operator.leadership;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Fails when the leader no longer sees what happens in the cluster, so that Kubernetes restarts it. */
@Liveness
@Singleton
final class CanaryCheck implements HealthCheck {

    private final Canary canary;

    CanaryCheck(Canary canary) {
        this.canary = canary;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("canary")
                .status(canary.isAlive())
                .withData("secondsSinceLastRenewal", canary.silence().toSeconds())
                .build();
    }
}
