package io.skerry.operator.boot;

import io.skerry.operator.config.OperatorConfig;
import io.skerry.operator.status.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the reconcilers get from outside. */
final class Parts {

    /** Whole seconds, as Kubernetes writes times. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickSeconds(ZoneOffset.UTC);
    }

    /** In a pod, Kubernetes sets the host's name to the pod's. */
    @Produces
    @Singleton
    Instance instance(
            OperatorConfig config, @ConfigProperty(name = "HOSTNAME", defaultValue = "skerry-operator") String name) {
        return new Instance(config.operator().namespace(), name);
    }
}
