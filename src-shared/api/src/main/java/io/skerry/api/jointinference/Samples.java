package io.skerry.api.jointinference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What becomes of hard examples. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Samples(
        @JsonPropertyDescription("Whether they are kept and delivered for training; true if left out.") @Nullable
        Boolean keep) {}
