package io.skerry.api.lifelong;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Samples of tasks that the knowledge base had not seen. */
public record UnseenSamples(
        @Required @JsonPropertyDescription("How many have a label.")
        long numberOfLabeledUnseenSample,

        @Required @JsonPropertyDescription("How many have none.")
        long numberOfUnseenSample) {}
