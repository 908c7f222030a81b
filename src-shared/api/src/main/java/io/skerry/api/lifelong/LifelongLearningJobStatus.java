package io.skerry.api.lifelong;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.skerry.api.resource.Condition;
import io.skerry.api.resource.Descriptions;
import io.skerry.api.resource.ResourceStatus;
import io.skerry.api.resource.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** State of the job's rounds, and what the knowledge base holds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LifelongLearningJobStatus(
        @JsonPropertyDescription(Descriptions.OBSERVED_GENERATION) @Nullable
        Long observedGeneration,

        @Size(max = Condition.MOST)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription(Descriptions.CONDITIONS)
        List<Condition> conditions,

        @Timestamp @JsonPropertyDescription(Descriptions.START_TIME) @Nullable
        Instant startTime,

        @Timestamp @JsonPropertyDescription(Descriptions.COMPLETION_TIME) @Nullable
        Instant completionTime,

        @JsonPropertyDescription("What the knowledge base holds.") @Nullable
        KnowledgeBase knowledgeBase)
        implements ResourceStatus {

    public LifelongLearningJobStatus {
        conditions = List.copyOf(Objects.requireNonNullElse(conditions, List.of()));
    }
}
