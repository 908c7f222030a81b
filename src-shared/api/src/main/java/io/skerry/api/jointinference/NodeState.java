package io.skerry.api.jointinference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.skerry.api.resource.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The service on one edge node, as the node last reported it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeState(
        @Required @JsonPropertyDescription("Name of the node.")
        String name,

        @JsonPropertyDescription("Whether it answers requests.") @Nullable
        Boolean ready,

        @JsonPropertyDescription("The version of the shallow model that answers.") @Nullable
        String modelVersion,

        @JsonPropertyDescription("Share of the answers that were offloaded, 0 to 1.") @Nullable
        Double offloadedShare,

        @JsonPropertyDescription("Hard examples that wait in the spool for delivery.") @Nullable
        Long spoolWaiting,

        @Timestamp @JsonPropertyDescription("When a node that is no longer heard was heard last.") @Nullable
        Instant lastHeardTime,

        @JsonPropertyDescription("What is wrong, and what to do next.") @Nullable
        String message) {}
