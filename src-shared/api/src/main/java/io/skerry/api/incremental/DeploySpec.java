package io.skerry.api.incremental;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.skerry.api.resource.Descriptions;
import io.skerry.api.resource.HardExampleMining;
import io.skerry.api.training.Trigger;

/** When a new model is deployed, and the worker that answers with it. */
public record DeploySpec(
        @Required @JsonPropertyDescription("The model that answers; a better one takes its place.")
        DeployModel model,

        @Required @JsonPropertyDescription("When a new model is better.")
        Trigger trigger,

        @Required @JsonPropertyDescription("Which answers are hard examples, to be trained with.")
        HardExampleMining hardExampleMining,

        @Required @JsonPropertyDescription(Descriptions.TEMPLATE)
        PodTemplateSpec template) {}
