package io.skerry.api.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** When a stage begins: its condition holds, at a time of day that is allowed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trigger(
        @JsonPropertyDescription("Seconds between two looks at the condition.") @Nullable
        Long checkPeriodSeconds,

        @JsonPropertyDescription("The times of day that are allowed; left out: all.") @Nullable
        TimeWindow timer,

        @Required @JsonPropertyDescription("What must hold.")
        TriggerCondition condition) {}
