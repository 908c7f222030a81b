package io.skerry.api.incremental;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** The model that answers, and how a new one gets into the worker. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeployModel(
        @Required @JsonPropertyDescription("Name of a Model in the same namespace.")
        String name,

        @JsonPropertyDescription("Whether the running worker loads a new model; otherwise it is replaced.") @Nullable
        Boolean hotUpdateEnabled,

        @Default("60")
        @Min(1)
        @JsonPropertyDescription("Seconds between two looks of the worker for a new model.")
        @Nullable
        Long pollPeriodSeconds) {}
