package io.skerry.api.jointinference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.skerry.api.resource.Descriptions;
import io.skerry.api.resource.ModelName;
import org.jspecify.annotations.Nullable;

/** The deep model: it answers hard examples. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudWorker(
        @Required @JsonPropertyDescription("The deep model.")
        ModelName model,

        @Required @JsonPropertyDescription(Descriptions.TEMPLATE)
        PodTemplateSpec template,

        @JsonPropertyDescription("How many pods, by load.") @Nullable
        HorizontalScaling hpa) {}
