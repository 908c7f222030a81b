package io.skerry.api.lifelong;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** A model of a knowledge base. */
public record KnownModel(
        @Required @JsonProperty("modelID") @JsonPropertyDescription("Its name.")
        String id,

        @Required @JsonPropertyDescription("Its precision, averaged over its tasks, 0 to 1.")
        double averagePrecision,

        @Required @JsonPropertyDescription("How many samples it was trained with.")
        long numberOfTrainSamples) {}
