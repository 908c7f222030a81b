package io.skerry.api.jointinference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import java.text.ParseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the deep model is asked. */
@ValidationRule(
        value = "!has(self.deadline) || (self.deadline.matches('^[0-9]+(ms|s|m)$')"
                + " && duration(self.deadline) >= duration('1ms') && duration(self.deadline) <= duration('1m'))",
        message = "deadline must be a duration from 1ms to 1m, e.g. 300ms")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Offload(
        @JsonPropertyDescription("From a request's arrival to its answer, with or without the deep model:"
                + " 1ms to 1m; 300ms if left out.")
        @Nullable
        String deadline,

        @Min(1)
        @Max(1024)
        @JsonPropertyDescription("How many requests may wait for the deep model at once, 1 to 1024; 16 if left out."
                + " More get the edge's answer.")
        @Nullable
        Integer maxInFlight) {

    /**
     * The deadline; null if it is left out.
     *
     * @throws IllegalArgumentException if the text is no duration, which only a server without this kind's CRD lets through
     */
    public @Nullable Duration deadlineDuration() {
        try {
            return deadline == null
                    ? null
                    : io.fabric8.kubernetes.api.model.Duration.parse(deadline).getDuration();
        } catch (ParseException e) {
            throw new IllegalArgumentException("offload.deadline is '" + deadline + "', must be such as 300ms", e);
        }
    }
}
