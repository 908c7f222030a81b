package io.skerry.api.jointinference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.skerry.api.model.ModelSpec;
import org.jspecify.annotations.Nullable;

/** A model as a Model said where it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelFile(
        @Required @JsonPropertyDescription("The model's file or folder.")
        String url,

        @JsonPropertyDescription("Digest of model.onnx.") @Nullable
        String sha256) {

    /** As a Model's spec says. */
    public static ModelFile of(ModelSpec model) {
        return new ModelFile(model.url(), model.sha256());
    }
}
