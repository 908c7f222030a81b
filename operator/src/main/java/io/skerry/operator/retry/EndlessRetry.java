package io.skerry.operator.retry;

import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Duration;

/** Tries again after a second, then ever more seldom down to once a minute, and never gives up: nobody has to nudge a resource. */
public final class EndlessRetry extends GenericRetry {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public EndlessRetry() {
        withoutMaxAttempts();
        setInitialInterval(FIRST.toMillis());
        setIntervalMultiplier(2);
        setMaxInterval(LONGEST.toMillis());
    }
}
