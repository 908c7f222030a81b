package io.skerry.api.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** A measured value, as text. */
public record Metric(
        @Required @JsonPropertyDescription("Name of the metric, e.g. inferenceNumber.")
        String key,

        @Required @JsonPropertyDescription("Its value, encoded as JSON: a number, a list, a string.")
        String value) {}
