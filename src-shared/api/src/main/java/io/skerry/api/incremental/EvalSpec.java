package io.skerry.api.incremental;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.skerry.api.resource.Descriptions;
import io.skerry.api.resource.ModelName;
import org.jspecify.annotations.Nullable;

/** How a new model is evaluated. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvalSpec(
        @Required @JsonPropertyDescription(Descriptions.TEMPLATE)
        PodTemplateSpec template,

        @JsonPropertyDescription("The model to compare with; left out: the deployed one.") @Nullable
        ModelName initialEvalModel) {}
