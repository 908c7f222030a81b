package io.skerry.api.jointinference;

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

/** State of the service, with what the edge measured and one entry for each node. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JointInferenceServiceStatus(
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

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription(Descriptions.METRICS + " Here: inferenceNumber, hardExampleNumber, uploadCloudRatio.")
        List<Metric> metrics,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("The edge nodes that the service runs on. Skerry only.")
        List<NodeState> nodes,

        @JsonPropertyDescription(
                "The shallow model as it was found last: nodes go on with it while its Model is missing. Skerry only.")
        @Nullable
        ModelFile edgeModel)
        implements ResourceStatus {

    public JointInferenceServiceStatus {
        conditions = List.copyOf(Objects.requireNonNullElse(conditions, List.of()));
        metrics = List.copyOf(Objects.requireNonNullElse(metrics, List.of()));
        nodes = List.copyOf(Objects.requireNonNullElse(nodes, List.of()));
    }
}
