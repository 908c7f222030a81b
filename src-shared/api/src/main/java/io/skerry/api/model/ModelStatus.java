package io.skerry.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.skerry.api.resource.Condition;
import io.skerry.api.resource.Descriptions;
import io.skerry.api.resource.Metric;
import io.skerry.api.resource.ResourceStatus;
import io.skerry.api.resource.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the last training or evaluation said of the model. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelStatus(
        @JsonPropertyDescription(Descriptions.OBSERVED_GENERATION) @Nullable
        Long observedGeneration,

        @Size(max = Condition.MOST)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription(Descriptions.CONDITIONS)
        List<Condition> conditions,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonPropertyDescription(Descriptions.METRICS)
        List<Metric> metrics,

        @Timestamp @JsonPropertyDescription(Descriptions.UPDATE_TIME) @Nullable
        Instant updateTime)
        implements ResourceStatus {

    public ModelStatus {
        conditions = List.copyOf(Objects.requireNonNullElse(conditions, List.of()));
        metrics = List.copyOf(Objects.requireNonNullElse(metrics, List.of()));
    }
}
