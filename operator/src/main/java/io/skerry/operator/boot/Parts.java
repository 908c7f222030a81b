package io.skerry.operator.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** What the reconcilers get from outside. */
final class Parts {

    /** Whole seconds, as Kubernetes writes times. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickSeconds(ZoneOffset.UTC);
    }
}
