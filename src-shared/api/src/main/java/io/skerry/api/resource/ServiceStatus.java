package io.skerry.api.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** State of a service: its conditions, and how many of its workers run. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceStatus(
        @JsonPropertyDescription(Descriptions.OBSERVED_GENERATION) @Nullable
        Long observedGeneration,

        @Size(max = Condition.MOST)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription(Descriptions.CONDITIONS)
        List<Condition> conditions,

        @Timestamp @JsonPropertyDescription(Descriptions.START_TIME) @Nullable
        Instant startTime,

        @JsonPropertyDescription(Descriptions.ACTIVE) @Nullable
        Integer active,

        @JsonPropertyDescription(Descriptions.FAILED) @Nullable
        Integer failed,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonPropertyDescription(Descriptions.METRICS)
        List<Metric> metrics)
        implements ResourceStatus {

    public ServiceStatus {
        conditions = List.copyOf(Objects.requireNonNullElse(conditions, List.of()));
        metrics = List.copyOf(Objects.requireNonNullElse(metrics, List.of()));
    }
}
