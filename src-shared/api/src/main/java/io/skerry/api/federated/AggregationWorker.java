package io.skerry.api.federated;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.skerry.api.resource.Descriptions;
import io.skerry.api.resource.ModelName;

/** The worker that makes one model of many. */
public record AggregationWorker(
        @Required @JsonPropertyDescription("The model that is made.")
        ModelName model,

        @Required @JsonPropertyDescription(Descriptions.TEMPLATE)
        PodTemplateSpec template) {}
