package io.skerry.api.training;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.skerry.api.resource.Descriptions;

/** How and when a model is trained. */
public record TrainSpec(
        @Required @JsonPropertyDescription(Descriptions.TEMPLATE)
        PodTemplateSpec template,

        @Required @JsonPropertyDescription("When a training begins.")
        Trigger trigger) {}
