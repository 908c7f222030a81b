package io.skerry.api.training;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** The samples to train with. */
@ValidationRule(
        value = "self.trainProb >= 0.0 && self.trainProb <= 1.0",
        message = "trainProb must lie between 0 and 1: it is the share of new samples that is trained with, e.g. 0.8")
public record TrainingData(
        @Required @JsonPropertyDescription("Name of a Dataset in the same namespace.")
        String name,

        @Required
        @JsonPropertyDescription("Share of the new samples that is trained with, 0 to 1; the others evaluate.")
        Double trainProb) {}
