package io.skerry.api.jointinference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A folder on the node whose new images are answered one after another. */
@ValidationRule(
        value = "self.path.startsWith('/') && (!has(self.results) || self.results.startsWith('/'))",
        message = "path and results must be absolute, e.g. /var/lib/camera")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WatchedDirectory(
        @Required @JsonPropertyDescription("The folder that is watched; absolute.")
        String path,

        @JsonPropertyDescription("The folder for the answers; absolute. Left out: beside the image.") @Nullable
        String results) {}
