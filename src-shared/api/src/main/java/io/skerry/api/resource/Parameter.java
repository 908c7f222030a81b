package io.skerry.api.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** A parameter of an algorithm, as text. */
public record Parameter(
        @Required @JsonPropertyDescription("Name of the parameter, e.g. threshold_img.")
        String key,

        @Required @JsonPropertyDescription("Its value, always a string: \"0.9\", not 0.9.")
        String value) {}
