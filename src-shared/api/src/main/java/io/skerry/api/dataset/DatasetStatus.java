package io.skerry.api.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.skerry.api.resource.Condition;
import io.skerry.api.resource.Descriptions;
import io.skerry.api.resource.ResourceStatus;
import io.skerry.api.resource.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the node counted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetStatus(
        @JsonPropertyDescription(Descriptions.OBSERVED_GENERATION) @Nullable
        Long observedGeneration,

        @Size(max = Condition.MOST)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription(Descriptions.CONDITIONS)
        List<Condition> conditions,

        @Required @JsonPropertyDescription("How many samples the index file has; of csv without the header.")
        long numberOfSamples,

        @Timestamp @JsonPropertyDescription(Descriptions.UPDATE_TIME) @Nullable
        Instant updateTime)
        implements ResourceStatus {

    public DatasetStatus {
        conditions = List.copyOf(Objects.requireNonNullElse(conditions, List.of()));
    }
}
