package io.skerry.operator.retry;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.time.Duration;

/**
 * What failed is tried again after a second, then ever more seldom down to once a minute, and never given up; what went well is looked at
 * again after ten minutes at the latest. Nobody has to nudge a resource. It is said here since Quarkus does not read
 * {@code @ControllerConfiguration(retry = …)}.
 *
 * @param <R> the kind that is reconciled
 */
public interface EndlesslyRetried<R extends HasMetadata> extends ConfigurableReconciler<R> {

    /** The first pause. */
    Duration FIRST = Duration.ofSeconds(1);

    /** The longest pause. */
    Duration LONGEST = Duration.ofMinutes(1);

    /**
     * The longest time in which a resource is not looked at. Not longer: JOSDK keeps the timer of each reconciliation for that long, also when
     * another has taken its place.
     */
    Duration AGAIN = Duration.ofMinutes(10);

    @Override
    default void updateConfigurationFrom(ControllerConfigurationOverrider<R> configuration) {
        configuration
                .withReconciliationMaxInterval(AGAIN)
                .withRetry(new GenericRetry()
                        .withoutMaxAttempts()
                        .setInitialInterval(FIRST)
                        .setIntervalMultiplier(2)
                        .setMaxInterval(LONGEST.toMillis()));
    }
}
