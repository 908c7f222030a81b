package io.skerry.api.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** State of a job that ends. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobStatus(
        @JsonPropertyDescription(Descriptions.OBSERVED_GENERATION) @Nullable
        Long observedGeneration,

        @Size(max = Condition.MOST)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription(Descriptions.CONDITIONS)
        List<Condition> conditions,

        @JsonPropertyDescription(Descriptions.PHASE) @Nullable
        String phase,

        @Timestamp @JsonPropertyDescription(Descriptions.START_TIME) @Nullable
        Instant startTime,

        @Timestamp @JsonPropertyDescription(Descriptions.COMPLETION_TIME) @Nullable
        Instant completionTime,

        @JsonPropertyDescription(Descriptions.ACTIVE) @Nullable
        Integer active,

        @JsonPropertyDescription(Descriptions.SUCCEEDED) @Nullable
        Integer succeeded,

        @JsonPropertyDescription(Descriptions.FAILED) @Nullable
        Integer failed)
        implements ResourceStatus {

    public JobStatus {
        conditions = List.copyOf(Objects.requireNonNullElse(conditions, List.of()));
    }
}
