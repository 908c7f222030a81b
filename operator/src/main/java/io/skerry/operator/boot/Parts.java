package io.skerry.operator.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the reconcilers get from outside. */
final class Parts {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
