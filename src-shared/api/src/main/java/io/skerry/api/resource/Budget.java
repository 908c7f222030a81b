package io.skerry.api.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How much may be offloaded: exactly one of the two. */
@ValidationRule(
        value = "has(self.share) != has(self.bytesPerHour)",
        message = "budget needs either share or bytesPerHour, and not both")
@ValidationRule(
        value = "!has(self.share) || (self.share > 0.0 && self.share < 1.0)",
        message = "share must lie between 0 and 1, e.g. 0.2")
@ValidationRule(
        value = "!has(self.bytesPerHour) || self.bytesPerHour > 0",
        message = "bytesPerHour must be positive, e.g. 50000000")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Budget(
        @JsonPropertyDescription("Share of all examples that may be offloaded, above 0 and below 1.") @Nullable
        Double share,

        @JsonPropertyDescription("Bytes of payload that may be sent to the deep model in an hour.") @Nullable
        Long bytesPerHour) {}
