package io.skerry.api.federated;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.skerry.api.resource.DatasetName;
import io.skerry.api.resource.Descriptions;

/** A worker that trains with the samples beside it. */
public record TrainingWorker(
        @Required @JsonPropertyDescription("The samples.") DatasetName dataset,

        @Required @JsonPropertyDescription(Descriptions.TEMPLATE)
        PodTemplateSpec template) {}
