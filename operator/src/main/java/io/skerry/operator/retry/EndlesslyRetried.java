package io.skerry.operator.retry;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.time.Duration;

/**
 * What failed is tried again after a second, then ever more seldom down to once a minute, and never given up: nobody has to nudge a
 * resource. It is said here since Quarkus does not read {@code @ControllerConfiguration(retry = …)}.
 *
 * @param <R> the kind that is reconciled
 */
public interface EndlesslyRetried<R extends HasMetadata> extends ConfigurableReconciler<R> {

    /** The first pause. */
    Duration FIRST = Duration.ofSeconds(1);

    /** The longest pause. */
    Duration LONGEST = Duration.ofMinutes(1);

    @Override
    default void updateConfigurationFrom(ControllerConfigurationOverrider<R> configuration) {
        configuration.withRetry(new GenericRetry()
                .withoutMaxAttempts()
                .setInitialInterval(FIRST)
                .setIntervalMultiplier(2)
                .setMaxInterval(LONGEST.toMillis()));
    }
}
