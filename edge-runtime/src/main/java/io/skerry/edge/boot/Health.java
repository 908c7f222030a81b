package io.skerry.edge.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Health as Kubernetes asks for it. Ready means that the models answer; the link may be down: the edge works without it. */
final class Health {

    private final Launch launch;

    Health(Launch launch) {
        this.launch = launch;
    }

    @Produces
    @Singleton
    @Liveness
    HealthCheck live() {
        return () -> HealthCheckResponse.up("process");
    }

    @Produces
    @Singleton
    @Startup
    HealthCheck started() {
        return () -> HealthCheckResponse.up("parts");
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck ready() {
        return () -> HealthCheckResponse.named("models")
                .status(launch.program().ready())
                .withData("detail", launch.program().description())
                .build();
    }
}
