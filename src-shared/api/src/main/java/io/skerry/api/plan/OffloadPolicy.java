package io.skerry.api.plan;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the deep model is asked.
 *
 * @param deadline from the arrival of a request to its answer, with or without the deep model
 * @param maxInFlight how many requests may wait for the deep model at once; more get the edge's answer
 */
public record OffloadPolicy(Duration deadline, Integer maxInFlight) {

    public static final Duration DEFAULT_DEADLINE = Duration.ofMillis(300);
    public static final int DEFAULT_MAX_IN_FLIGHT = 16;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public OffloadPolicy(@Nullable Duration deadline, @Nullable Integer maxInFlight) {
        this.deadline = Objects.requireNonNullElse(deadline, DEFAULT_DEADLINE);
        this.maxInFlight = Objects.requireNonNullElse(maxInFlight, DEFAULT_MAX_IN_FLIGHT);
        Check.that(
                this.deadline.compareTo(Duration.ofMillis(1)) >= 0 && this.deadline.compareTo(LONGEST) <= 0,
                "offload.deadline",
                "is " + this.deadline + ", must lie between 1 ms (PT0.001S) and 1 minute (PT1M)");
        Check.that(
                this.maxInFlight >= 1 && this.maxInFlight <= 1024,
                "offload.maxInFlight",
                "is " + this.maxInFlight + ", must lie between 1 and 1024");
    }
}
